using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>The version files of a tree: what clients read first.</summary>
internal static class PlacePointers
{
    /// <summary>
    /// What is wrong with those that lead to the latest version; null: they do, and are signed with the keys of the distribution. Those of
    /// formats that ended may be signed with a root that was exchanged since, and are for the clients of that format to judge.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="latest">The version that they must lead to.</param>
    /// <param name="trust">What is ours.</param>
    /// <param name="content">The tree that has the version; null: the same.</param>
    public static string? Refuse(StagedTree tree, StreamVersion latest, PlaceTrust trust, StagedTree? content = null)
    {
        var format = PreparedVersion.FormatOf(content ?? tree, latest);
        foreach (var name in new[] { VersionFiles.LatestVersion, VersionFiles.LatestPath(format) })
        {
            var path = Path.Combine(tree.VersionFiles, name);
            if (!File.Exists(path))
                return $"version/{name} is missing";
            if (!VersionFiles.TryParse(File.ReadAllBytes(path), out var version) || version != latest)
                return $"version/{name} does not lead to {latest}";
            var signature = path + VersionFiles.SignatureExtension;
            var why = File.Exists(signature)
                ? trust.Refuse(File.ReadAllBytes(path), File.ReadAllBytes(signature), version)
                : "there is no signature beside it";
            if (why is not null)
                return $"version/{name}: {why}";
        }

        return null;
    }

    /// <summary>Whether two trees have the same version files.</summary>
    public static bool AreSame(StagedTree a, StagedTree b) =>
        Directory.Exists(a.VersionFiles) && Directory.Exists(b.VersionFiles) && Files(a.VersionFiles).SequenceEqual(Files(b.VersionFiles));

    private static IEnumerable<(string Path, string Content)> Files(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => (Path.GetRelativePath(folder, path), Convert.ToHexString(File.ReadAllBytes(path))));
}
