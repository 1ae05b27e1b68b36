using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Fingerprints;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Engine.Timings;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Running;

/// <summary>Tells what a run would do and how long that would take. Nothing of the build is called but its static conditions.</summary>
internal static class DryRunText
{
    public static int Write(BuildRun run)
    {
        var fingerprints = new FingerprintStore(run);
        var rows = run.Plan.Select(target => new[] { target.Name, What(target, fingerprints), Time(run, target), Remarks(run, target) });
        var lines = TextTable.Lines(
            [0, 8, -8, 0],
            [
                ["Target", "Would", "Takes", ""],
                .. rows,
            ]
        );
        run.Console.WriteLine(lines[0], Tint.Heading);
        foreach (var line in lines.Skip(1))
            run.Console.WriteLine(line);
        run.Console.WriteLine();
        run.Console.WriteLine(Total(run));
        return ExitCodes.Success;
    }

    /// <summary>Says which target's condition cannot be told.</summary>
    public static int Refuse(BuildRun run, Planning.ConditionException exception)
    {
        run.ReportFailure(exception.Target.Name, exception);
        return ExitCodes.TargetFailed;
    }

    private static string What(ExecutableTarget target, FingerprintStore fingerprints)
    {
        if (
            target.Status == ExecutionStatus.Scheduled
            && target.Actions.Count > 0
            && fingerprints.Of(target)?.UnchangedSince() is { } since
        )
            Planning.Skipping.Skip(target, SkipReasons.Unchanged(since));
        if (target.Status == ExecutionStatus.Skipped)
            return "skip";
        return target.Actions.Count == 0 ? "-" : "run";
    }

    private static string Time(BuildRun run, ExecutableTarget target) =>
        target.Status == ExecutionStatus.Skipped || target.Actions.Count == 0 ? ""
        : run.Timings.EstimatesOf(target.Name) is { Count: > 0 } times ? Range(times.Min(), times.Max())
        : "?";

    // Which kind of run it would be is not known: runs of one kind take the one time, those of another the other.
    private static string Range(TimeSpan shortest, TimeSpan longest) =>
        Durations.Text(shortest) == Durations.Text(longest)
            ? Durations.Text(longest)
            : $"{Durations.Text(shortest)} to {Durations.Text(longest)}";

    private static string Remarks(BuildRun run, ExecutableTarget target)
    {
        if (target.Skipped is { } reason)
            return reason;
        var runs = run.Timings.RunsOf(target.Name);
        var kinds = run.Timings.EstimatesOf(target.Name).Count;
        var basis =
            runs == 0 ? ""
            : kinds > 1 ? $"medians of {kinds} kinds of runs"
            : $"median of {runs} {(runs == 1 ? "run" : "runs")}";
        return string.Join(
            "; ",
            target.DynamicConditions.Select(condition => $"if {condition.Text}").Prepend(basis).Where(part => part.Length > 0)
        );
    }

    private static string Total(BuildRun run)
    {
        var toRun = run.Plan.Where(target => target.Status == ExecutionStatus.Scheduled && target.Actions.Count > 0).ToList();
        var unknown = toRun.Count(target => run.Timings.RunsOf(target.Name) == 0);
        if (toRun.Count == 0)
            return "Nothing would run.";
        if (unknown == toRun.Count)
            return "None of these targets ever succeeded here: how long the run takes is not known.";
        var inOrder = $"The run would take about {Of(1)}";
        var atOnce = run.Parallel > 1 ? $", and {Of(run.Parallel)} with {run.Parallel} targets at once" : "";
        var rest = unknown == 0 ? "." : $"; {unknown} of its targets never succeeded here, their time is not in it.";
        return inOrder + atOnce + rest;

        string Of(int parallel) =>
            Range(
                PlanEstimate.Of(run.Plan, name => run.Timings.EstimatesOf(name) is { Count: > 0 } times ? times.Min() : null, parallel),
                PlanEstimate.Of(run.Plan, name => run.Timings.EstimatesOf(name) is { Count: > 0 } times ? times.Max() : null, parallel)
            );
    }
}
