using System.Collections.Immutable;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Fleet;

/// <summary>The versions of one format that a tree has, oldest first: those that deltas can be made from.</summary>
internal static class FormatVersions
{
    /// <summary>Finds them.</summary>
    /// <param name="updateTree">The tree.</param>
    /// <param name="format">The format.</param>
    /// <param name="before">They are older than this one.</param>
    public static ImmutableArray<StreamVersion> In(string updateTree, FormatNumber format, StreamVersion before) =>
        [.. StreamTree.VersionsIn(updateTree).Where(version => version < before && Has(updateTree, version, format)).Order()];

    // Of a version that is going the rest may be there still.
    private static bool Has(string updateTree, StreamVersion version, FormatNumber format)
    {
        var path = Path.Combine(updateTree, $"{version}", "format");
        return File.Exists(path)
            && File.ReadAllText(path).Trim() == $"{format}"
            && File.Exists(new StreamTree(updateTree).Manifest(version, Manifest.MomName));
    }
}
