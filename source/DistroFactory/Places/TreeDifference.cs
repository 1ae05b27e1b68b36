using DistroFactory.Foundation;

namespace DistroFactory.Places;

/// <summary>What a copy of a directory lacks, or has otherwise. What it has besides does not count.</summary>
internal static class TreeDifference
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Compares.</summary>
    /// <param name="source">A root.</param>
    /// <param name="target">The root of the copy.</param>
    /// <param name="folder">The directory, below both.</param>
    /// <param name="byContent">Whether contents are read; else only sizes are compared.</param>
    /// <param name="cancellation">Stops it between two files.</param>
    /// <returns>Paths below the roots.</returns>
    public static IEnumerable<string> Of(string source, string target, string folder, bool byContent, CancellationToken cancellation)
    {
        foreach (var entry in new DirectoryInfo(Path.Combine(source, folder)).EnumerateFileSystemInfos())
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Name.Contains(AtomicFile.PartialMark, StringComparison.Ordinal))
                continue;
            var path = $"{folder}/{entry.Name}";
            var there = new FileInfo(Path.Combine(target, path));
            if (entry is DirectoryInfo { LinkTarget: null })
            {
                if (there.LinkTarget is not null || !Directory.Exists(there.FullName))
                {
                    yield return path;
                    continue;
                }

                foreach (var inside in Of(source, target, path, byContent, cancellation))
                    yield return inside;
            }
            else if (
                entry.LinkTarget != there.LinkTarget
                || (entry is FileInfo { LinkTarget: null } file && !IsSame(file, there, byContent))
            )
            {
                yield return path;
            }
        }
    }

    private static bool IsSame(FileInfo file, FileInfo there, bool byContent)
    {
        if (!there.Exists || there.Length != file.Length)
            return false;
        if (!byContent)
            return true;
        using var ours = file.OpenRead();
        using var theirs = there.OpenRead();
        var (a, b) = (new byte[BufferBytes], new byte[BufferBytes]);
        int read;
        while ((read = ours.ReadAtLeast(a, a.Length, throwOnEndOfStream: false)) > 0)
        {
            if (theirs.ReadAtLeast(b, read, throwOnEndOfStream: false) < read || !a.AsSpan(0, read).SequenceEqual(b.AsSpan(0, read)))
                return false;
        }

        return true;
    }
}
