using System.Collections.Immutable;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Correctness.Published;

/// <summary>The manifests of a version, as they lie in an update tree.</summary>
/// <param name="Mom">The manifest of manifests.</param>
/// <param name="Bundles">The manifests of its bundles.</param>
public sealed record PublishedVersion(Manifest Mom, ImmutableSortedDictionary<string, PublishedBundle> Bundles)
{
    /// <summary>Reads a version.</summary>
    /// <exception cref="CorrectnessException">A manifest is not there.</exception>
    /// <exception cref="ManifestFormatException">A manifest cannot be read.</exception>
    public static PublishedVersion Read(string updateTree, MixVersion version)
    {
        var tree = new StreamTree(updateTree);
        var mom = Read(tree, version, Manifest.MomName);
        return new(mom, mom.Entries.ToImmutableSortedDictionary(line => line.Name, line => new PublishedBundle(Read(tree, line.Version, line.Name)), StringComparer.Ordinal));
    }

    private static Manifest Read(StreamTree tree, MixVersion version, string name)
    {
        var path = tree.Manifest(version, name);
        return File.Exists(path)
            ? ManifestReader.ReadFile(path)
            : throw new CorrectnessException($"Reading the manifests of version {version}", $"{path} is missing", "Check the version number, and that the tree holds every version.");
    }
}
