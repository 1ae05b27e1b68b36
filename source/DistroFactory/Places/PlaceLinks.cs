using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Places;

/// <summary>
/// Symbolic links in a stage and at a place. The pointers are links, and a release may have links that stay within it. Any other would
/// let a publication write, or clients read, what lies elsewhere.
/// </summary>
internal static class PlaceLinks
{
    /// <summary>Refuses links where a place must have directories. Links at the root itself are its owner's affair.</summary>
    /// <param name="tree">The place, or what stands for it.</param>
    /// <param name="place">Its name.</param>
    /// <exception cref="PublishException">There is one.</exception>
    public static void RefuseIn(StagedTree tree, string place)
    {
        foreach (var folder in new[] { tree.Update, tree.Releases })
        {
            Refuse(folder);
            foreach (var entry in Entries(folder).Where(entry => StreamVersion.TryParse(entry.Name, out _)))
            {
                Refuse(entry.FullName);
                foreach (var inside in Entries(entry.FullName).Where(inside => folder == tree.Update))
                    Refuse(inside.FullName);
            }
        }

        Refuse(tree.VersionFiles);
        Refuse(tree.Channels);
        foreach (var entry in All(tree.VersionFiles).Concat(All(tree.Channels)))
            Refuse(entry.FullName);

        void Refuse(string path)
        {
            if (new FileInfo(path).LinkTarget is { } link)
                throw Refusal($"{Path.GetRelativePath(tree.Root, path)} at {place}", link);
        }
    }

    /// <summary>Refuses what a version of a stage must not have: links out of it, pipes, devices.</summary>
    /// <param name="publication">What is published.</param>
    /// <exception cref="PublishException">There is something.</exception>
    public static void RefuseIn(Publication publication)
    {
        foreach (var folder in publication.FoldersOf(publication.Versions))
        {
            var root = Path.Combine(publication.Stage.Root, folder);
            if (new FileInfo(root).LinkTarget is { } linked)
                throw Refusal(root, linked);
            foreach (var entry in All(root))
            {
                if (entry.LinkTarget is { } link)
                {
                    if (folder.StartsWith("update", StringComparison.Ordinal) || !StaysIn(root, entry.FullName, link))
                        throw Refusal(entry.FullName, link);
                }
                else if (entry is FileInfo { Length: 0 } && FileKinds.Special(entry.FullName) is { } kind)
                {
                    throw new PublishException(
                        $"Publishing {publication.Stage.Root}",
                        $"{entry.FullName} is {kind}",
                        "Remove it from the stage."
                    );
                }
            }
        }
    }

    /// <summary>The error of a link.</summary>
    /// <param name="path">The link.</param>
    /// <param name="target">Where it leads.</param>
    public static PublishException Refusal(string path, string target) =>
        new(
            $"Publishing through {path}",
            $"it is a symbolic link to {target}, and none is followed there",
            "Remove the link, and put there what it stood for."
        );

    private static IEnumerable<FileSystemInfo> Entries(string folder) =>
        new DirectoryInfo(folder) is { Exists: true, LinkTarget: null } directory ? directory.EnumerateFileSystemInfos() : [];

    private static IEnumerable<FileSystemInfo> All(string folder) =>
        Entries(folder).SelectMany(entry => entry is DirectoryInfo { LinkTarget: null } ? All(entry.FullName).Prepend(entry) : [entry]);

    private static bool StaysIn(string root, string link, string target) =>
        !Path.IsPathRooted(target)
        && Path.GetFullPath(Path.Combine(Path.GetDirectoryName(link)!, target)).StartsWith(root + "/", StringComparison.Ordinal);
}
