using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Correctness.Published;

/// <summary>The manifests of a version, as they lie in an update tree.</summary>
/// <param name="Mom">The manifest of manifests.</param>
/// <param name="Bundles">The manifests of its bundles.</param>
public sealed record PublishedVersion(Manifest Mom, ImmutableSortedDictionary<string, PublishedBundle> Bundles)
{
    /// <summary>The bundles of which clients keep nothing.</summary>
    public IEnumerable<string> Emptied => Bundles.Values.Where(bundle => bundle.Present.Count == 0).Select(bundle => bundle.Manifest.Name);

    /// <summary>Reads a version.</summary>
    /// <param name="updateTree">The update tree.</param>
    /// <param name="version">The version.</param>
    /// <param name="parallel">How many threads, and when to stop.</param>
    /// <param name="other">A version that was read already: bundles that are the same in both are not read twice.</param>
    /// <exception cref="FactoryException">A manifest is not there.</exception>
    /// <exception cref="ManifestFormatException">A manifest cannot be read.</exception>
    public static PublishedVersion Read(string updateTree, StreamVersion version, ParallelOptions parallel, PublishedVersion? other = null)
    {
        var tree = new StreamTree(updateTree);
        var mom = Read(tree, version, Manifest.MomName);
        var bundles = new PublishedBundle[mom.Entries.Length];
        ParallelWork.OnEach(
            mom.Entries,
            parallel,
            (line, index) =>
                bundles[index] =
                    other?.Bundles.GetValueOrDefault(line.Name) is { } same && same.Manifest.Version == line.Version
                        ? same
                        : new(Read(tree, line.Version, line.Name))
        );
        return new(mom, bundles.ToImmutableSortedDictionary(bundle => bundle.Manifest.Name, bundle => bundle, StringComparer.Ordinal));
    }

    private static Manifest Read(StreamTree tree, StreamVersion version, string name)
    {
        var path = tree.Manifest(version, name);
        return File.Exists(path)
            ? ManifestReader.ReadFile(path)
            : throw new FactoryException(
                $"Reading the manifests of version {version}",
                $"{path} is missing",
                "Check the version number, and that the tree holds every version."
            );
    }
}
