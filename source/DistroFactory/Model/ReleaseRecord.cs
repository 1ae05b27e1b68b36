using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistroFactory.Mixing;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>
/// What a release was made of and what it became; staged as <c>releases/V/release-V.json</c>, so that a stage explains itself.
/// </summary>
internal sealed record ReleaseRecord
{
    /// <summary>The version.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>The version before it; none for the first.</summary>
    public StreamVersion Previous { get; init; }

    /// <summary>Its format.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>The upstream version it builds upon.</summary>
    public required UpstreamVersion UpstreamVersion { get; init; }

    /// <summary>The versions made with it, itself last; more than one when it crossed format bumps.</summary>
    public ImmutableArray<PlannedMix> Mixes { get; init; } = [];

    /// <summary>When it was mixed.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What it was made of.</summary>
    public required ReleaseInputs Inputs { get; init; }

    /// <summary>The packages that bundles took, by name.</summary>
    public ImmutableArray<ReleasedPackage> Packages { get; init; } = [];

    /// <summary>Files of <see cref="Packages"/> that are privileged; null: this was not recorded then.</summary>
    public ImmutableArray<PrivilegedFile>? PrivilegedFiles { get; init; }

    /// <summary>Its bundles, by name.</summary>
    public ImmutableArray<MixedBundle> Bundles { get; init; } = [];

    /// <summary>What it brings back of an earlier release; null: nothing.</summary>
    public Rollback? Rollback { get; init; }

    /// <summary>What was taken back, and is not to come again; null: nothing.</summary>
    public TakenBack? TakenBack { get; init; }

    /// <summary>The versions that deltas were made from because machines are there; null: they were made from the latest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<StreamVersion>? DeltaBases { get; init; }

    /// <summary>
    /// The release that checks compare it with: the one before it; but the earlier one where all of that is brought back, which passed.
    /// </summary>
    [JsonIgnore]
    public StreamVersion Reference => Rollback is { IsWhole: true } rollback ? rollback.To : Previous;

    /// <summary>Whether the original factory made it, of which only the packages on offer are known.</summary>
    public bool IsOriginal => Inputs.KnowsPackagesOnly && Packages.IsEmpty && Bundles.IsEmpty;
}
