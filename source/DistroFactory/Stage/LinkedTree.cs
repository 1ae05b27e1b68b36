using DistroFactory.Foundation;

namespace DistroFactory.Stage;

/// <summary>Makes a second name for files that never change: a hard link, or a copy where the file system cannot link.</summary>
internal static class LinkedTree
{
    /// <summary>Puts <paramref name="source"/> (a directory) at <paramref name="target"/>, which appears whole or not at all.</summary>
    public static void Make(string source, string target) => Make(target, partial => Fill(source, partial));

    /// <summary>Makes a directory that appears whole or not at all, in the place of what is there.</summary>
    /// <param name="target">Where it appears.</param>
    /// <param name="fill">Told the temporary name, and makes everything there.</param>
    public static void Make(string target, Action<string> fill)
    {
        var partial = Path.Combine(Path.GetDirectoryName(target)!, "." + Path.GetFileName(target) + AtomicFile.PartialMark + "tree");
        Remove(partial);
        try
        {
            fill(partial);
        }
        catch
        {
            // On a disk that is full it would be in the way of the next run.
            Remove(partial);
            throw;
        }

        Remove(target);
        Directory.Move(partial, target);
    }

    /// <summary>Deletes a directory with all below it, if it is there.</summary>
    public static void Remove(string directory)
    {
        if (Directory.Exists(directory))
            Directory.Delete(directory, recursive: true);
    }

    /// <summary>Links everything below <paramref name="source"/> into <paramref name="target"/>, which is made if needed.</summary>
    public static void Fill(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var entry in new DirectoryInfo(source).EnumerateFileSystemInfos())
        {
            var copy = Path.Combine(target, entry.Name);
            if (entry.LinkTarget is { } link)
                File.CreateSymbolicLink(copy, link);
            else if (entry is DirectoryInfo)
                Fill(entry.FullName, copy);
            else
                FileNames.LinkOrCopy(entry.FullName, copy);
        }
    }
}
