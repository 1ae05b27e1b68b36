using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>Where machines are when a release is made, and the versions that deltas to it are made from because of that.</summary>
/// <param name="Machines">How many are at which version, oldest first; those of earlier formats at the first of this one.</param>
/// <param name="Format">The format of those versions: that of the release before.</param>
/// <param name="Bases">The versions, oldest first.</param>
/// <param name="Latest">Those that would be taken if nobody knew where machines are, oldest first.</param>
internal sealed record FleetPlan(
    ImmutableArray<MachinesAt> Machines,
    FormatNumber Format,
    ImmutableArray<StreamVersion> Bases,
    ImmutableArray<StreamVersion> Latest
)
{
    /// <summary>What the machines will download, as far as it shows before the release is made; null: it does not show.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FleetDownloads? Estimate { get; init; }

    /// <summary>One line for a person.</summary>
    public IEnumerable<string> Describe()
    {
        yield return $"Deltas        from {Names(Bases)}; without 'fleet' they would be from {Names(Latest)}";
        if (Estimate is { } estimate)
            yield return $"Fleet         {estimate.Describe()}";
    }

    private static string Names(ImmutableArray<StreamVersion> versions) => versions.IsEmpty ? "none" : string.Join(", ", versions);
}

/// <summary>How many machines are at a version.</summary>
internal sealed record MachinesAt(StreamVersion Version, long Machines);
