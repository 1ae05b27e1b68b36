using System.IO.Enumeration;

namespace DistroFactory.Foundation;

/// <summary>All that lies in a folder. No link is followed.</summary>
public static class FolderFiles
{
    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    /// <summary>The paths of files and links below a folder, in no order; none when there is no such folder, or it is a link.</summary>
    public static IEnumerable<string> Below(string folder) =>
        !Directory.Exists(folder) || new DirectoryInfo(folder).LinkTarget is not null
            ? []
            : new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), s_all)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry),
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
            };

    /// <summary>Removes folders in which nothing is, below a folder and itself.</summary>
    public static void RemoveEmpty(string folder)
    {
        if (!Directory.Exists(folder) || new DirectoryInfo(folder).LinkTarget is not null)
            return;
        foreach (var inside in Directory.EnumerateDirectories(folder))
            RemoveEmpty(inside);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
