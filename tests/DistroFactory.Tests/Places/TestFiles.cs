namespace DistroFactory.Tests.Places;

/// <summary>Directories as tests copy and compare them.</summary>
internal static class TestFiles
{
    /// <summary>Copies a directory, times included.</summary>
    public static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
        }
    }

    /// <summary>All files and links below a directory with what they hold, as one text to compare. No link is followed.</summary>
    public static string Listing(string root) =>
        string.Join(
            '\n',
            Entries(new DirectoryInfo(root))
                .Select(entry => $"{Path.GetRelativePath(root, entry.FullName)}: {entry.LinkTarget ?? ContentOf(entry)}")
                .Order(StringComparer.Ordinal)
        );

    private static string ContentOf(FileSystemInfo file) => Convert.ToHexString(File.ReadAllBytes(file.FullName));

    private static IEnumerable<FileSystemInfo> Entries(DirectoryInfo folder) =>
        folder
            .EnumerateFileSystemInfos()
            .SelectMany(entry => entry is DirectoryInfo { LinkTarget: null } inside ? Entries(inside) : [entry]);
}
