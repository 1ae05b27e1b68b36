using System.Collections.Immutable;

namespace DistroFactory.UpdateStream.Manifests;

/// <summary>A manifest: of a bundle, of all files (<c>full</c>), or of the bundles of a version (<c>MoM</c>). Immutable.</summary>
public sealed record Manifest
{
    /// <summary>Name of the manifest of manifests: the bundles of a version.</summary>
    public const string MomName = "MoM";

    /// <summary>Name of the manifest of all files.</summary>
    public const string FullName = "full";

    /// <summary>Bundle name, <c>full</c> or <c>MoM</c>; not part of the text.</summary>
    public required string Name { get; init; }

    /// <summary>Format in the first line.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>Version in which it was published.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>Version of the previous manifest of this name; none for the first.</summary>
    public StreamVersion Previous { get; init; }

    /// <summary>No entry is older; none when there never was a minversion.</summary>
    public StreamVersion MinVersion { get; init; }

    /// <summary>
    /// What the header of a text that was read says is the number of entries; null in a manifest made here. The writer always
    /// writes the true number.
    /// </summary>
    public int? StatedFileCount { get; init; }

    /// <summary>Unix seconds.</summary>
    public long Timestamp { get; init; }

    /// <summary>Sum of the sizes of files and links, bytes.</summary>
    public long ContentSize { get; init; }

    /// <summary>Included bundles, os-core first.</summary>
    public ImmutableArray<string> Includes { get; init; } = [];

    /// <summary>Optional includes.</summary>
    public ImmutableArray<string> AlsoAdds { get; init; } = [];

    /// <summary>The entries, sorted by version, then by name (ordinal).</summary>
    public ImmutableArray<ManifestEntry> Entries { get; init; } = [];

    /// <summary>Of a bundle: the entries whose content clients fetch.</summary>
    public IEnumerable<ManifestEntry> FilesToFetch => Entries.Where(entry => entry.IsPresent && !entry.Hash.IsZero);

    /// <summary>Of a MoM: the entries of bundles whose manifests clients fetch.</summary>
    public IEnumerable<ManifestEntry> BundlesToFetch => Entries.Where(entry => entry.IsPresent);
}
