using System.Diagnostics;

namespace Nuke.Embedded.Benchmarks;

/// <summary>What a piece of work takes.</summary>
/// <param name="Wall">Time on the clock.</param>
/// <param name="Processor">Time of processors; it says more when the machine does something else too.</param>
internal sealed record Measure(TimeSpan Wall, TimeSpan Processor)
{
    public static Measure Of(Action work)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        work();
        return new(watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
    }

    /// <summary>The median of ten runs of a process.</summary>
    public static Measure OfProcess(string file, params string[] arguments)
    {
        var runs = Enumerable
            .Range(0, 10)
            .Select(_ =>
            {
                var before = TimeOfChildren();
                var watch = Stopwatch.StartNew();
                using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
                process.StandardOutput.ReadToEnd();
                process.WaitForExit();
                return new Measure(watch.Elapsed, TimeOfChildren() - before);
            })
            .ToList();
        return new(runs.Select(run => run.Wall).Order().ElementAt(5), runs.Select(run => run.Processor).Order().ElementAt(5));
    }

    // Fields 16 and 17 of /proc/self/stat: hundredths of a second of all children that have ended, see proc(5).
    private static TimeSpan TimeOfChildren()
    {
        var text = File.ReadAllText("/proc/self/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[13]) + long.Parse(fields[14])));
    }

    public override string ToString() => string.Format("{0,9:0.0} ms  {1,9:0.0} ms", Wall.TotalMilliseconds, Processor.TotalMilliseconds);
}
