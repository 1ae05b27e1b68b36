using DistroFactory.Foundation;
using DistroFactory.Foundation.PrivateKeys;
using DistroFactory.Mixing.Bundles;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing.Tree;

/// <summary>
/// A directory of this machine that a bundle merges into the tree: modes are kept, everything belongs to root. Nothing is younger than the
/// mix: a clone of a repository has the time of cloning, and two machines that mix the same shall make the same bytes.
/// </summary>
public static class ContentDirectory
{
    /// <summary>The entries of a directory, by path.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="bundle">The bundle that names it.</param>
    /// <param name="latest">The time of the mix.</param>
    /// <exception cref="MixException">It is not there, or cannot be read.</exception>
    public static IReadOnlyList<TreeEntry> Read(string directory, string bundle, DateTimeOffset latest)
    {
        if (!Directory.Exists(directory))
            throw new MixException(
                $"Reading the content of bundle '{bundle}'",
                $"there is no directory {directory}",
                "Correct the content(…) line of its definition."
            );
        var entries = new List<TreeEntry>();
        try
        {
            Walk(new DirectoryInfo(directory), "", $"content({directory}) of bundle {bundle}", latest.ToUnixTimeSeconds(), entries);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MixException($"Reading the content of bundle '{bundle}' in {directory}", error.Message, inner: error);
        }

        return entries;
    }

    /// <summary>Lets through what can be read and shipped.</summary>
    /// <param name="item">A file, directory or link of a content directory.</param>
    /// <param name="directory">The content directory.</param>
    /// <exception cref="BundleException">
    /// It is a FIFO, a socket, a device or a private key, or its name is not UTF-8 or has control characters.
    /// </exception>
    public static void RefuseUnshippable(FileSystemInfo item, string directory)
    {
        if (item.Name.Contains('\uFFFD', StringComparison.Ordinal))
            throw new BundleException($"Reading content({directory})", $"the name of {item.FullName} is not UTF-8", "Rename it.");
        if (LegibleText.HasControls(item.Name))
            throw new BundleException($"Reading content({directory})", $"the name of {item.FullName} has control characters", "Rename it.");
        if (FileKinds.Special(item.FullName) is { } kind)
            throw new BundleException(
                $"Reading content({directory})",
                $"{item.FullName} is {kind}",
                "Remove it: clients take files, directories and links only."
            );
        if (item is FileInfo { LinkTarget: null } && PrivateKeyFile.Find(item.FullName) is { } key)
            throw new BundleException(
                $"Reading content({directory})",
                $"{item.FullName} has {key}, which would be published",
                "Remove it. If a version with it was ever published, replace the key wherever it is used."
            );
    }

    private static void Walk(DirectoryInfo directory, string prefix, string origin, long latest, List<TreeEntry> entries)
    {
        foreach (var item in directory.EnumerateFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            RefuseUnshippable(item, directory.FullName[..^prefix.Length]);
            var path = $"{prefix}/{item.Name}";
            var target = FilesystemLayout.Rewrite(path);
            var time = Math.Min(new DateTimeOffset(item.LastWriteTimeUtc).ToUnixTimeSeconds(), latest);
            var permissions = (ushort)((int)item.UnixFileMode & 0xFFF);
            if (item.LinkTarget is { } link)
            {
                entries.Add(TreeEntry.LinkAt(target, link, origin, time: time));
            }
            else if (item is DirectoryInfo child)
            {
                entries.Add(TreeEntry.DirectoryAt(target, origin, (ushort)(StatModeBits.Directory | permissions), time: time));
                Walk(child, path, origin, latest, entries);
            }
            else
            {
                entries.Add(ReadFile((FileInfo)item, target, (ushort)(StatModeBits.Regular | permissions), origin, time));
            }
        }
    }

    private static TreeEntry ReadFile(FileInfo file, string path, ushort mode, string origin, long time)
    {
        using var hasher = new SwupdHasher(mode, 0, 0, file.Length);
        using var stream = file.OpenRead();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = stream.Read(buffer)) > 0)
            hasher.Append(buffer.AsSpan(0, read));
        return new TreeEntry
        {
            Path = path,
            Mode = mode,
            Size = file.Length,
            ModificationTime = time,
            Origin = origin,
            Hash = hasher.Finish(),
            Source = new FileContent(file.FullName),
        };
    }
}
