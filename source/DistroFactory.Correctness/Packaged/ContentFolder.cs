namespace DistroFactory.Correctness.Packaged;

/// <summary>The files of a directory that a bundle names by <c>content()</c>: as they are, owned by root.</summary>
public static class ContentFolder
{
    private const ushort Directory = 0x4000;
    private const ushort Regular = 0x8000;
    private const ushort Link = 0xA1FF;

    /// <summary>Everything below a directory; nothing when it is not there.</summary>
    public static IEnumerable<PackagedFile> Read(string folder)
    {
        var root = new DirectoryInfo(folder);
        return root.Exists ? Below(root).Select(item => Of(item, folder)) : [];
    }

    private static EnumerationOptions Everything { get; } = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    // A link to a directory is a link, wherever it leads.
    private static IEnumerable<FileSystemInfo> Below(DirectoryInfo directory) =>
        directory
            .EnumerateFileSystemInfos("*", Everything)
            .SelectMany(item => item is DirectoryInfo { LinkTarget: null } child ? Below(child).Prepend(item) : [item]);

    private static PackagedFile Of(FileSystemInfo item, string folder)
    {
        var path = PackagedPath.Follow("/" + Path.GetRelativePath(folder, item.FullName));
        if (item.LinkTarget is { } target)
            return new(path, Link, "root", "root", target, null, item.FullName);
        var permissions = (ushort)((int)item.UnixFileMode & 0xFFF);
        return new(path, (ushort)((item is DirectoryInfo ? Directory : Regular) | permissions), "root", "root", "", null, item.FullName);
    }
}
