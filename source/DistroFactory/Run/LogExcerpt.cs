using DistroFactory.Foundation;

namespace DistroFactory.Run;

/// <summary>
/// Reports in the log of a build. One of a large distribution has thousands of lines, which nobody reads there: the log gets its beginning.
/// </summary>
internal static class LogExcerpt
{
    /// <summary>As many lines of a report are shown; a report that is a little longer is shown as a whole.</summary>
    public const int Most = 60;

    private const int Tolerance = 10;

    /// <summary>Writes a report to the log, and to a file only what does not fit there.</summary>
    /// <param name="log">The log.</param>
    /// <param name="lines">The report.</param>
    /// <param name="file">Where a long one goes as a whole.</param>
    public static void WriteSparingly(RunLog log, IReadOnlyList<string> lines, string file)
    {
        if (IsLong(lines))
            Save(string.Join('\n', lines) + "\n", file);
        Write(log, lines, file);
    }

    /// <summary>Writes a report to the log. What does not fit there is only in the file, which is written in either case.</summary>
    /// <param name="log">The log.</param>
    /// <param name="text">The report.</param>
    /// <param name="file">Where all of it goes.</param>
    public static void Write(RunLog log, string text, string file)
    {
        Save(text, file);
        Write(log, text.TrimEnd('\n').Split('\n'), file);
    }

    /// <summary>Writes the first lines of a report that lies somewhere already.</summary>
    /// <param name="log">The log.</param>
    /// <param name="lines">The report.</param>
    /// <param name="place">Where all of it is.</param>
    public static void Write(RunLog log, IReadOnlyList<string> lines, string place)
    {
        var isLong = IsLong(lines);
        foreach (var line in isLong ? lines.Take(Most) : lines)
            log.WriteLine(line);
        if (isLong)
            log.WriteLine($"… {lines.Count - Most} more lines: {place}");
    }

    private static bool IsLong(IReadOnlyList<string> lines) => lines.Count > Most + Tolerance;

    private static void Save(string text, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        AtomicFile.WriteAllText(file, text);
    }
}
