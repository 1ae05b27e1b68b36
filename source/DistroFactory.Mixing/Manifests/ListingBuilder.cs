using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Tree;

namespace DistroFactory.Mixing.Manifests;

/// <summary>Collects the paths of bundles.</summary>
public sealed class ListingBuilder(DistributionTree tree)
{
    /// <summary>The listing of a bundle.</summary>
    /// <param name="bundle">Its definition.</param>
    /// <param name="packages">The packages that installing it takes.</param>
    /// <param name="others">Paths of its content directories and of the mixer's own files.</param>
    public BundleListing Build(BundleDefinition bundle, IEnumerable<PackageIndex> packages, IEnumerable<string> others)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in packages.SelectMany(PackageEntries.Paths).Concat(others))
        {
            // A path the tree does not have is a ghost, or something that cannot ship.
            if (FilesystemLayout.IsRunTime(path) || tree.Find(path) is null)
                continue;
            paths.Add(path);
            foreach (var parent in FilesystemLayout.Parents(path))
            {
                if (!paths.Add(parent))
                    break;
            }
        }

        return new(bundle, paths);
    }

    /// <summary>The listing of a bundle whose files are all to be deleted.</summary>
    public static BundleListing Empty(BundleDefinition bundle) => new(bundle, new HashSet<string>());
}
