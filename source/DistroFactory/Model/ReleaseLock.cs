using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>
/// All that a release was made of, each by what identifies it: <c>releases/V/release-V.lock</c>. With it, and the keys, the release can be
/// made again byte for byte.
/// </summary>
internal sealed record ReleaseLock
{
    /// <summary>The form of the file.</summary>
    public const int CurrentSchema = 1;

    /// <summary>What follows a commit where files differed from it: no repository has what was released.</summary>
    public const string Changes = "+changes";

    /// <summary>The form it was written in.</summary>
    public required int Schema { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The version.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>The version that it builds on; none for the first.</summary>
    public StreamVersion Previous { get; init; }

    /// <summary>Its format.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>The time that is written into it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The factory that made it.</summary>
    public required FactoryTool Tool { get; init; }

    /// <summary>Commit of the config repository; null: it was a directory that no repository has.</summary>
    public string? ConfigCommit { get; init; }

    /// <summary>Commit of the bundles repository; null: the definitions are in the config repository.</summary>
    public string? BundlesCommit { get; init; }

    /// <summary>The versions it was made of, with the upstream version of each.</summary>
    public required ImmutableArray<PlannedMix> Mixes { get; init; }

    /// <summary>Whether every file was published again.</summary>
    [JsonIgnore]
    public bool AsksForMinVersion => Mixes is [{ Kind: MixKind.Regular } only] && only.MinVersion == only.Version;

    /// <summary>Whether a format began, which of a downstream distribution its upstream decides.</summary>
    [JsonIgnore]
    public bool AsksForFormatBump => Mixes.Any(mix => mix is { Kind: MixKind.Bridge, IsDownstream: false });

    /// <summary>Settings that show in the content.</summary>
    public required ImmutableSortedDictionary<string, string> Settings { get; init; }

    /// <summary>Bundle → SHA-256 of its definition.</summary>
    public required ImmutableSortedDictionary<string, string> Definitions { get; init; }

    /// <summary>Where machines were, and from where deltas were made because of that; null: nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FleetPlan? Fleet { get; init; }

    /// <summary>Versions that channels served, from which deltas were made besides.</summary>
    public ImmutableArray<StreamVersion> ChannelVersions { get; init; } = [];

    /// <summary>Builds that the providers list instead of packages.</summary>
    public ImmutableArray<string> Builds { get; init; } = [];

    /// <summary>Every package, by name.</summary>
    public required ImmutableArray<LockedPackage> Packages { get; init; }
}
