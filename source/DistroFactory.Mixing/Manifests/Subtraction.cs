using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Tree;

namespace DistroFactory.Mixing.Manifests;

/// <summary>
/// Leaves out of a bundle what its includes ship anyway. A directory stays although an include other than os-core has it when the
/// bundle has a file below it: that is how the reference does it.
/// </summary>
public sealed class Subtraction(BundleSet bundles, IReadOnlyDictionary<string, BundleListing> listings, DistributionTree tree)
{
    /// <summary>The entries that are the bundle's own.</summary>
    public IEnumerable<TreeEntry> OwnEntries(string bundle)
    {
        var paths = listings[bundle].Paths;
        var core = bundle == BundleSet.OsCore ? null : listings[BundleSet.OsCore].Paths;
        var includes = bundles.Subtracted(bundle).Select(include => listings[include].Paths).ToList();
        var populated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (tree.Find(path) is { IsDirectory: false })
                Populate(populated, path);
        }

        foreach (var path in paths)
        {
            if (tree.Find(path) is not { } entry)
                continue;
            var included = includes.Any(include => include.Contains(path));
            if (entry.IsDirectory && included)
                included = core!.Contains(path) || !populated.Contains(path);
            if (!included)
                yield return entry;
        }
    }

    private static void Populate(HashSet<string> populated, string path)
    {
        foreach (var parent in FilesystemLayout.Parents(path))
        {
            if (!populated.Add(parent))
                return;
        }
    }
}
