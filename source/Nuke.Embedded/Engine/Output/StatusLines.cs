using Nuke.Embedded.Running;

namespace Nuke.Embedded.Output;

/// <summary>What runs, in words: name, time so far, time it usually takes, what it does.</summary>
internal sealed class StatusLines(BuildRun run)
{
    private const int Most = 6;

    /// <summary>A line for each target that runs; the last one of many stands for the rest.</summary>
    public IReadOnlyList<string> Write()
    {
        var running = run.Running;
        if (running.Count == 0)
            return [];
        var finished = run.Plan.Count(target => target.Status > Nuke.Common.Execution.ExecutionStatus.Scheduled) - running.Count;
        var lines = running.Take(Most).Select(Describe).ToList();
        if (running.Count > Most)
            lines.Add($"and {running.Count - Most} more");
        lines[0] = $"[{finished}/{run.Plan.Count}] {lines[0]}";
        return lines;
    }

    /// <summary><c>Mix 12 s of about 40 s: compression 1200 of 4200 (28 %)</c>.</summary>
    public string Describe(TargetRun running)
    {
        var target = running.Target;
        var elapsed = run.Elapsed - (target.Start ?? run.Elapsed);
        var estimate = run.History.EstimateOf(target.Name) is { } usual && usual >= TimeSpan.FromSeconds(1) ? $" of about {Durations.Whole(usual)}" : "";
        var progress = running.Progress is { } told ? $": {told}" : "";
        return $"{target.Name} {Durations.Whole(elapsed)}{estimate}{progress}";
    }
}
