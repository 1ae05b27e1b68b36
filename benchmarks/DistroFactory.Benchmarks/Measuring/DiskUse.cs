namespace DistroFactory.Benchmarks.Measuring;

/// <summary>Bytes that files take.</summary>
internal static class DiskUse
{
    /// <summary>The bytes of all files below directories; files that are hard links of one another are counted once.</summary>
    public static long Of(params IEnumerable<string> directories)
    {
        long bytes = 0;
        var met = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in directories.SelectMany(Lines))
        {
            // Inode and size of each file, as find prints them.
            var (inode, size) = (
                line[..line.IndexOf(' ', StringComparison.Ordinal)],
                line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            );
            if (met.Add(inode))
                bytes += long.Parse(size, System.Globalization.CultureInfo.InvariantCulture);
        }

        return bytes;
    }

    private static IEnumerable<string> Lines(string directory)
    {
        using var find = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("find", [directory, "-type", "f", "-printf", "%i %s\\n"])
            {
                RedirectStandardOutput = true,
            }
        )!;
        while (find.StandardOutput.ReadLine() is { } line)
            yield return line;
        find.WaitForExit();
    }
}
