using System.Collections.Immutable;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Published;

/// <summary>What the manifest of a bundle says, by path: a variant of a file is below its own root again.</summary>
public sealed class PublishedBundle
{
    /// <summary>Sorts the lines of a manifest.</summary>
    public PublishedBundle(Manifest manifest)
    {
        Manifest = manifest;
        var present = new Dictionary<string, ManifestEntry>(StringComparer.Ordinal);
        var gone = new Dictionary<string, ManifestEntry>(StringComparer.Ordinal);
        var repeated = ImmutableArray.CreateBuilder<string>();
        foreach (var line in manifest.Entries)
        {
            if (!(line.IsPresent ? present : gone).TryAdd(PathOf(line), line))
                repeated.Add(PathOf(line));
        }

        (Present, Gone, Repeated) = (present, gone, repeated.ToImmutable());
    }

    /// <summary>The manifest.</summary>
    public Manifest Manifest { get; }

    /// <summary>What a client with the bundle has.</summary>
    public IReadOnlyDictionary<string, ManifestEntry> Present { get; }

    /// <summary>What a client is told to remove, or to leave alone.</summary>
    public IReadOnlyDictionary<string, ManifestEntry> Gone { get; }

    /// <summary>Paths that are listed more than once.</summary>
    public ImmutableArray<string> Repeated { get; }

    private static string PathOf(ManifestEntry line) => VariantLetters.RootOf(line.Variant) + line.Name;
}
