using DistroFactory.Run;
using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Two versions of a stream, for targets that look at what lies between them.</summary>
public interface IVersionRange : IFactory
{
    /// <summary>The earlier version.</summary>
    [Parameter(
        "Validate: the version of the stage to compare with (default: the one before --to). "
            + "SimulateClient: the version the machine is updated from (default: it is installed)"
    )]
    uint? From => TryGetValue<uint?>(() => From!);

    /// <summary>The later version.</summary>
    [Parameter(
        "Rollback: the release whose content is brought back. Promote: the channel. Validate: the version of the stage to check. "
            + "SimulateClient: the version the machine ends at (default: the latest)"
    )]
    string? To => TryGetValue(() => To);

    /// <summary>The later version, where <c>--to</c> names one; null: it is not given.</summary>
    uint? ToVersion => VersionOption.Read("--to", To);
}
