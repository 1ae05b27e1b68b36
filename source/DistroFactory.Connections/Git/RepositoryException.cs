using DistroFactory.Foundation;

namespace DistroFactory.Connections.Git;

/// <summary>A repository cannot be fetched, or not be written to.</summary>
public sealed class RepositoryException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner)
{
    /// <summary>Whether what was asked for cannot be right, whatever the state of the network.</summary>
    public bool IsUsage { get; init; }

    /// <inheritdoc/>
    public override FactoryExitCode ExitCode => IsUsage ? FactoryExitCode.Usage : FactoryExitCode.Failed;
}
