using System.Globalization;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Logging;

/// <summary>Where the log of a run is kept: where the build says, named by time and targets, else beside the record of the run.</summary>
internal static class LogLocation
{
    /// <summary>As many logs of the same targets are kept: those of a frequent target do not drive out those of a rare one.</summary>
    internal const int Kept = 20;

    private const int LongestName = 60;
    private const string TimeFormat = "yyyyMMdd-HHmmss";

    public static string Of(BuildRun run)
    {
        if ((run.Build as IKeepsLog)?.LogFolder is not { } folder)
            return Path.Combine(run.RecordFolder, run.Name + ".log");
        var targets = string.Join('+', run.Targets.Where(target => target.Invoked));
        if (targets.Length > LongestName)
            targets = targets[..LongestName];
        var time = run.Started.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        Forget(folder, targets);
        var file = Path.Combine(folder, $"{time}-{targets}.log");
        return File.Exists(file) ? Path.Combine(folder, $"{time}-{targets}-{Environment.ProcessId}.log") : file;
    }

    // The names sort by time. One more is about to come.
    private static void Forget(string folder, string targets)
    {
        if (!Directory.Exists(folder))
            return;
        var logs = new DirectoryInfo(folder).EnumerateFiles("*.log").Where(file => TargetsOf(file.Name) == targets);
        foreach (var old in logs.OrderByDescending(file => file.Name, StringComparer.Ordinal).Skip(Kept - 1))
            BuildFile.Delete(old.FullName);
    }

    private static string? TargetsOf(string name) =>
        name.Length > TimeFormat.Length
        && DateTime.TryParseExact(name[..TimeFormat.Length], TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? Path.GetFileNameWithoutExtension(name)[(TimeFormat.Length + 1)..].Split('-')[0]
            : null;
}
