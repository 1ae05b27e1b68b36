using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Progress;

/// <summary>What runs, in words: name, time so far, time it usually takes, what it does.</summary>
internal sealed class StatusLines(BuildRun run)
{
    private const int Most = 6;
    private const int BarWidth = 20;

    /// <summary>
    /// A line for each target that runs, with a bar where it is known how much there is to do; the last one of many stands for the rest.
    /// </summary>
    public IReadOnlyList<string> Write()
    {
        var running = run.Running;
        if (running.Count == 0)
            return [];
        var finished = run.Plan.Count(target => target.Status > Nuke.Common.Execution.ExecutionStatus.Scheduled) - running.Count;
        var lines = running.Take(Most).Select(target => Time(target) + Bar(target.Progress) + What(target.Progress)).ToList();
        if (running.Count > Most)
            lines.Add($"and {running.Count - Most} more");
        lines[0] = $"[{finished}/{run.Plan.Count}] {lines[0]}";
        return lines;
    }

    /// <summary><c>Mix 12 s of about 40 s: compression 120 of 233 MB (51 %), 12.3 MB/s, 9 s left</c>.</summary>
    public string Describe(TargetRun running) => Time(running) + What(running.Progress);

    private static string What(TargetProgress? progress) => progress is null ? "" : $": {progress}";

    private static string Bar(TargetProgress? progress)
    {
        if (progress?.Fraction is not { } part)
            return "";
        var done = (int)(part * BarWidth);
        return $" {new string('█', done)}{new string('░', BarWidth - done)}";
    }

    private string Time(TargetRun running)
    {
        var target = running.Target;
        var elapsed = run.Elapsed - (target.Start ?? run.Elapsed);
        return $"{target.Name} {Durations.Whole(elapsed)}{Usually(elapsed, run.Timings.EstimateOf(target.Name, run.Kind))}";
    }

    // An estimate that turned out wrong says so.
    private static string Usually(TimeSpan elapsed, TimeSpan? usual) =>
        usual switch
        {
            null or { TotalSeconds: < 1 } => "",
            { } time when elapsed > time => $", usually {Durations.Whole(time)}",
            { } time => $" of about {Durations.Whole(time)}",
        };
}
