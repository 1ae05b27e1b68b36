using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Fleet;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Mix;

/// <summary>
/// From which versions clients update by deltas: those that the plan chose by where machines are, else the latest ones of the format,
/// and its first; and those that channels serve. Never across a format bump.
/// </summary>
internal static class DeltaBaseChoice
{
    /// <summary>Chooses among the versions of an update tree, oldest first.</summary>
    public static ImmutableArray<StreamVersion> Choose(string updateTree, PlannedMix mix, DeltaConfiguration wanted, ReleasePlan plan)
    {
        var ofFormat = FormatVersions.In(updateTree, mix.Format, mix.Version);
        var bases = plan.Fleet is { } fleet && fleet.Format == mix.Format ? fleet.Bases : LatestVersions.Of(ofFormat, wanted);
        return [.. ofFormat.Intersect(bases.Union(plan.ChannelVersions))];
    }
}
