using System.Collections.Immutable;
using DistroFactory.Mixing;

namespace DistroFactory.Model;

/// <summary>What the mix step leaves for the steps after it.</summary>
/// <param name="Results">What the mixer made: one for each version of the plan, in its order.</param>
/// <param name="Timestamp">The time that is written into the versions.</param>
/// <param name="OutputDirectory">The update tree that holds them.</param>
internal sealed record MixRecord(ImmutableArray<MixResult> Results, DateTimeOffset Timestamp, string OutputDirectory)
{
    /// <summary>The result of the version that is the release.</summary>
    public MixResult Result => Results[^1];
}
