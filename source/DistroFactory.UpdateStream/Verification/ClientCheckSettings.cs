using System.Collections.Immutable;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>What is tried with a simulated client besides installing the version.</summary>
/// <param name="UpdatesFrom">From how many versions before it, of the same format, machines are updated to it.</param>
/// <param name="FromFormatStart">Whether also from the first version of the format.</param>
public sealed record ClientCheckSettings(int UpdatesFrom = 10, bool FromFormatStart = true)
{
    /// <summary>Other versions of the format from which machines are updated to it, and whose costs are told apart.</summary>
    public ImmutableArray<StreamVersion> Others { get; init; } = [];

    /// <summary>
    /// Sets of versions: for each, an update from one of <see cref="Others"/> is tried as if the version had delta packs from these alone.
    /// </summary>
    public ImmutableArray<ImmutableArray<StreamVersion>> DeltaBases { get; init; } = [];
}
