using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Tree;
using DistroFactory.Packages;

namespace DistroFactory.Mixing.Manifests;

/// <summary>Collects the paths of bundles.</summary>
/// <param name="tree">The complete tree.</param>
/// <param name="placesOf">The places of each package, see <see cref="PackageEntries.PlacesOf"/>.</param>
public sealed class ListingBuilder(DistributionTree tree, IReadOnlyDictionary<Nevra, int[]> placesOf)
{
    /// <summary>The listing of a bundle.</summary>
    /// <param name="bundle">Its definition.</param>
    /// <param name="packages">The packages that installing it takes.</param>
    /// <param name="others">Paths of its content directories and of the mixer's own files.</param>
    public BundleListing Build(BundleDefinition bundle, IEnumerable<Nevra> packages, IEnumerable<string> others)
    {
        var paths = new PathSet(tree.Entries.Count);
        foreach (var package in packages)
        {
            foreach (var place in placesOf[package])
                AddWithParents(paths, place);
        }

        foreach (var path in others)
        {
            if (!FilesystemLayout.IsRunTime(path) && tree.PlaceOf(path) is >= 0 and var place)
                AddWithParents(paths, place);
        }

        return new(bundle, paths);
    }

    /// <summary>The listing of a bundle whose files are all to be deleted.</summary>
    public BundleListing Empty(BundleDefinition bundle) => new(bundle, new PathSet(tree.Entries.Count));

    private void AddWithParents(PathSet paths, int place)
    {
        while (place >= 0 && paths.Add(place))
            place = tree.ParentOf(place);
    }
}
