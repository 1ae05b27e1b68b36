using DistroFactory.Foundation;

namespace DistroFactory.Connections.Commands;

/// <summary>A command is missing, failed, or took too long.</summary>
public sealed class CommandException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner)
{
    /// <summary>Name or path of the command, for a sentence that has no room for its arguments.</summary>
    public string? Program { get; init; }

    /// <summary>What the command exited with; null when it did not start or was stopped.</summary>
    public int? CommandExitCode { get; init; }
}
