namespace DistroFactory.Histories.Tests.Machines;

/// <summary>A machine with a swupd client.</summary>
internal interface IMachine
{
    /// <summary>Installs bundles.</summary>
    ClientVerdict Install(StreamVersion version, FormatNumber format, IReadOnlyCollection<string> bundles);

    /// <summary>Updates, no further than to a version.</summary>
    ClientVerdict Update(StreamVersion until);

    /// <summary>Its files.</summary>
    MachineTree Tree();
}

/// <summary>How a client ended.</summary>
/// <param name="Succeeded">Whether it did what it was asked for.</param>
/// <param name="Log">What it said.</param>
internal sealed record ClientVerdict(bool Succeeded, string Log);
