using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>The version files of a tree: what clients read first.</summary>
internal static class PlacePointers
{
    private const string First = "first";

    /// <summary>What is wrong with them; null: all lead to a version, and are signed with the keys of the distribution.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="latest">The version that the latest of them must lead to.</param>
    /// <param name="trust">What is ours.</param>
    public static string? Refuse(StagedTree tree, StreamVersion latest, PlaceTrust trust)
    {
        if (tree.ReadServed() is var served && served != latest)
            return $"version/{VersionFiles.LatestVersion} leads to {served}, not to {latest}";
        foreach (
            var path in Directory
                .EnumerateFiles(tree.VersionFiles, "*", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(VersionFiles.SignatureExtension, StringComparison.Ordinal) && Path.GetFileName(path) != First)
                .Order(StringComparer.Ordinal)
        )
        {
            var signature = path + VersionFiles.SignatureExtension;
            var why = File.Exists(signature)
                ? trust.Refuse(File.ReadAllBytes(path), File.ReadAllBytes(signature))
                : "there is no signature beside it";
            if (why is not null)
                return $"{Path.GetRelativePath(tree.Update, path)}: {why}";
        }

        return null;
    }
}
