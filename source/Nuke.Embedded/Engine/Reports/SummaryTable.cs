using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.ConsoleOutput;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>The table at the end of a run: what ran, how it ended, when it began and how long it took.</summary>
internal static class SummaryTable
{
    // What it says beyond this would break the table on most screens.
    private const int WidestRemark = 80;

    public static void WriteTargets(BuildConsole console, INukeBuild build)
    {
        var width = build.ExecutionPlan.Select(target => target.Name.Length).Append("Target".Length).Max();
        console.WriteLine(Verbosity.Minimal);
        console.WriteLine($"{"Target".PadRight(width)}  {"Status",-10}  {"Start",8}  {"Duration",8}", Tint.Heading, Verbosity.Minimal);
        foreach (var target in build.ExecutionPlan)
        {
            var start = target.Start is { } time ? "+" + Durations.Text(time) : "";
            var duration = target.Start is null ? "" : Durations.Text(target.Duration);
            var remark = target.Remark;
            var hasOwnLines = target.Status != ExecutionStatus.Skipped && remark.Length > WidestRemark;
            var line = $"{target.Name.PadRight(width)}  {StatusText(target),-10}  {start,8}  {duration,8}  {(hasOwnLines ? "" : remark)}";
            console.WriteLine(line.TrimEnd(), TintOf(target.Status), Verbosity.Minimal);
            if (hasOwnLines)
                WriteFacts(console, target.SummaryInformation);
        }
    }

    public static void WriteOutcome(BuildRun run, INukeBuild build)
    {
        var console = run.Console;
        var elapsed = Durations.Text(run.Elapsed);
        var subject = run.Subject.Length > 0 ? $" ({run.Subject})" : "";
        console.WriteLine(Verbosity.Minimal);
        if (run.Interruption is { } signal)
            console.WriteLine($"Interrupted by {signal.Name} after {elapsed}{subject}.", Tint.Bad);
        else if (build.IsFailing)
            console.WriteLine($"Failed after {elapsed}: {string.Join(", ", build.FailedTargets)}{subject}.", Tint.Bad);
        else
            console.WriteLine($"Succeeded in {elapsed}{subject}.", Tint.Good);
        if (console.Log.File is { } log && (run.Interruption is not null || build.IsFailing))
            console.WriteLine($"The whole log: {log}", Tint.Faint);
    }

    private static string StatusText(ExecutableTarget target) => target.Status switch
    {
        ExecutionStatus.NotRun or ExecutionStatus.Scheduled => "not run",
        ExecutionStatus.Collective => "-",
        _ => target.Status.ToString().ToLowerInvariant(),
    };

    private static void WriteFacts(BuildConsole console, IReadOnlyDictionary<string, string> facts)
    {
        var width = facts.Keys.Max(key => key.Length);
        foreach (var (key, value) in facts)
            console.WriteLine($"  {key.PadRight(width)}  {value}", until: Verbosity.Minimal);
    }

    private static Tint TintOf(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => Tint.Good,
        ExecutionStatus.Failed or ExecutionStatus.Aborted => Tint.Bad,
        ExecutionStatus.NotRun => Tint.Warning,
        _ => Tint.Faint,
    };
}
