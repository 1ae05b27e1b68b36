using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Fleet;
using DistroFactory.Model;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Mix;

/// <summary>
/// From which versions clients update by deltas: those that the plan chose by where machines are, else the latest ones of the format,
/// and its first. Never across a format bump.
/// </summary>
internal static class DeltaBaseChoice
{
    /// <summary>Chooses among the versions of an update tree, oldest first.</summary>
    public static ImmutableArray<StreamVersion> Choose(string updateTree, PlannedMix mix, DeltaConfiguration wanted, FleetPlan? fleet)
    {
        var ofFormat = FormatVersions.In(updateTree, mix.Format, mix.Version);
        return fleet is not null && fleet.Format == mix.Format ? [.. ofFormat.Intersect(fleet.Bases)] : LatestVersions.Of(ofFormat, wanted);
    }
}
