using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Tree;

namespace DistroFactory.Mixing.Manifests;

/// <summary>
/// Leaves out of a bundle what its includes ship anyway. A directory stays although an include other than os-core has it when the
/// bundle has a file below it: that is how the reference does it.
/// </summary>
public sealed class Subtraction(BundleSet bundles, IReadOnlyDictionary<string, BundleListing> listings, DistributionTree tree)
{
    /// <summary>The places that are the bundle's own, in order.</summary>
    public IEnumerable<int> Own(string bundle)
    {
        var paths = listings[bundle].Paths;
        var core = listings[BundleSet.OsCore].Paths;
        var included = new PathSet(tree.Entries.Count);
        foreach (var include in bundles.Subtracted(bundle))
            included.UnionWith(listings[include].Paths);
        var populated = Populated(paths);
        foreach (var place in paths.Places())
        {
            if (!included.Contains(place) || (tree.Entries[place].IsDirectory && !core.Contains(place) && populated.Contains(place)))
                yield return place;
        }
    }

    /// <summary>The directories with a file or link anywhere below them.</summary>
    private PathSet Populated(PathSet paths)
    {
        var populated = new PathSet(tree.Entries.Count);
        foreach (var place in paths.Places())
        {
            if (tree.Entries[place].IsDirectory)
                continue;
            var parent = tree.ParentOf(place);
            while (parent >= 0 && populated.Add(parent))
                parent = tree.ParentOf(parent);
        }

        return populated;
    }
}
