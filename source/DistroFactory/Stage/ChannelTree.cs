using DistroFactory.Foundation;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Stage;

/// <summary>
/// The tree of a channel below a stage: its record <c>channel.txt</c>, the record of the stream up to its version, its version files and
/// <c>latest</c>. All of it changes in one step.
/// </summary>
internal static class ChannelTree
{
    /// <summary>Fills a tree beside, which then takes the place of a channel's.</summary>
    /// <param name="channel">The tree of the channel.</param>
    /// <param name="fill">Fills the new one, which has what the channel has.</param>
    /// <remarks>
    /// Where the file system cannot exchange two directories the records are replaced first, and the version files last: they are what
    /// machines follow.
    /// </remarks>
    public static void Renew(StagedTree channel, Action<StagedTree> fill)
    {
        var next = PartialDirectory.NewBeside(channel.Root);
        try
        {
            Copy(channel.Root, next);
            fill(new(next));
            if (!Directory.Exists(channel.Root))
                Directory.Move(next, channel.Root);
            else if (!FileNames.TryExchange(next, channel.Root))
                Replace(new(next), channel);
        }
        finally
        {
            LinkedTree.Remove(next);
        }
    }

    /// <summary>Lets a channel be what it is in another tree.</summary>
    /// <param name="channel">The tree of the channel.</param>
    /// <param name="source">The other tree of it.</param>
    public static void Follow(StagedTree channel, StagedTree source) =>
        Renew(
            channel,
            next =>
            {
                LinkedTree.Remove(next.Root);
                Copy(source.Root, next.Root);
            }
        );

    /// <summary>Whether two trees have the same files.</summary>
    public static bool AreSame(StagedTree a, StagedTree b) =>
        Directory.Exists(a.Root)
        && Directory.Exists(b.Root)
        && Files(a.Root).SequenceEqual(Files(b.Root))
        && Files(a.Root)
            .All(file =>
                File.ReadAllBytes(Path.Combine(a.Root, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(b.Root, file)))
            );

    private static void Replace(StagedTree next, StagedTree channel)
    {
        foreach (var file in Files(next.Root).Where(file => !IsVersionFile(file)))
            AtomicFile.WriteAllBytes(Path.Combine(channel.Root, file), File.ReadAllBytes(Path.Combine(next.Root, file)));
        if (Directory.Exists(next.VersionFiles))
            new VersionFiles(channel.VersionFiles).Follow(next.VersionFiles);
    }

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Files(source))
            AtomicFile.WriteAllBytes(Path.Combine(target, file), File.ReadAllBytes(Path.Combine(source, file)));
    }

    private static bool IsVersionFile(string file) => file.StartsWith("update/", StringComparison.Ordinal);

    // Nothing is read through a link.
    private static string[] Files(string root) =>
        Directory.Exists(root)
            ?
            [
                .. new DirectoryInfo(root)
                    .EnumerateFiles(
                        "*",
                        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
                    )
                    .Select(file => Path.GetRelativePath(root, file.FullName))
                    .Where(file => !file.Contains(AtomicFile.PartialMark, StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
}
