using System.Collections.Immutable;
using DistroFactory.Mixing.Manifests;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Deltas;

/// <summary>What a client needs to bring a bundle from one version to another.</summary>
internal sealed class BundleDifference
{
    private readonly Dictionary<SwupdHash, ManifestEntry> _sources = [];

    /// <summary>Compares two manifests of a bundle.</summary>
    /// <param name="old">The older one.</param>
    /// <param name="new">The newer one.</param>
    /// <param name="included">What machines with the older bundle also have.</param>
    public BundleDifference(Manifest old, Manifest @new, IncludedFiles included)
    {
        (Old, New) = (old, @new);
        var before = Present(old).ToDictionary(Place);
        var after = Present(@new).ToDictionary(Place);
        Needed =
        [
            .. after
                .Values.Where(entry => before.GetValueOrDefault(Place(entry))?.Hash != entry.Hash)
                .DistinctBy(entry => entry.Hash)
                .OrderBy(entry => entry.Name, StringComparer.Ordinal),
        ];
        var vanished = new VanishedFiles(before.Values.Where(entry => !after.ContainsKey(Place(entry))));
        foreach (var entry in Needed.Where(entry => entry.Type == EntryType.File))
        {
            if (
                (before.GetValueOrDefault(Place(entry)) ?? included.Find(Place(entry)) ?? vanished.Find(entry.Name))
                    is { Type: EntryType.File } source
                && source.Hash != entry.Hash
            )
                _sources.Add(entry.Hash, source);
        }
    }

    /// <summary>The older manifest.</summary>
    public Manifest Old { get; }

    /// <summary>The newer manifest.</summary>
    public Manifest New { get; }

    /// <summary>The entries whose content is new, each content once, by name.</summary>
    public ImmutableArray<ManifestEntry> Needed { get; }

    /// <summary>The old file that a new one is best made from; null when there is none.</summary>
    public ManifestEntry? SourceOf(ManifestEntry entry) => _sources.GetValueOrDefault(entry.Hash);

    /// <summary>The pairs that a delta may join.</summary>
    public IEnumerable<DeltaPair> Pairs =>
        Needed.Where(entry => _sources.ContainsKey(entry.Hash)).Select(entry => new DeltaPair(_sources[entry.Hash], entry));

    /// <summary>The entries that packs are made for. Files for APX are left to be fetched one by one, as the reference does.</summary>
    internal static IEnumerable<ManifestEntry> Present(Manifest manifest) =>
        manifest.Entries.Where(entry => entry.IsPresent && VariantName.RootOf(entry.Variant) != VariantName.Apx);

    /// <summary>What is installed at one path: a file and its variants.</summary>
    internal static (string Name, int Root) Place(ManifestEntry entry) => (entry.Name, VariantName.RootOf(entry.Variant));
}

/// <summary>An old and a new file that a delta may join.</summary>
internal sealed record DeltaPair(ManifestEntry Old, ManifestEntry New);
