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
        var lines = TextTable.Lines(
            [0, 10, -8, -8, 0],
            [
                ["Target", "Status", "Start", "Duration", ""],
                .. build.ExecutionPlan.Select(Row),
            ]
        );
        console.WriteLine(Verbosity.Minimal);
        console.WriteLine(lines[0], Tint.Heading, Verbosity.Minimal);
        foreach (var (target, line) in build.ExecutionPlan.Zip(lines.Skip(1)))
        {
            console.WriteLine(line, TintOf(target.Status), Verbosity.Minimal);
            if (HasOwnLines(target))
                WriteFacts(console, target.SummaryInformation);
        }
    }

    private static string[] Row(ExecutableTarget target) =>
        [
            target.Name,
            StatusText(target),
            target.Start is { } time ? "+" + Durations.Text(time) : "",
            target.Start is null ? "" : Durations.Text(target.Duration),
            HasOwnLines(target) ? "" : target.Remark,
        ];

    private static bool HasOwnLines(ExecutableTarget target) =>
        target.Status != ExecutionStatus.Skipped && target.Remark.Length > WidestRemark;

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

    private static string StatusText(ExecutableTarget target) =>
        target.Status switch
        {
            ExecutionStatus.NotRun or ExecutionStatus.Scheduled => "not run",
            ExecutionStatus.Collective => "-",
            _ => target.Status.ToString().ToLowerInvariant(),
        };

    private static void WriteFacts(BuildConsole console, IReadOnlyDictionary<string, string> facts)
    {
        foreach (var line in TextTable.Lines([0, 0], [.. facts.Select(fact => new[] { fact.Key, fact.Value })]))
            console.WriteLine($"  {line}", until: Verbosity.Minimal);
    }

    private static Tint TintOf(ExecutionStatus status) =>
        status switch
        {
            ExecutionStatus.Succeeded => Tint.Good,
            ExecutionStatus.Failed or ExecutionStatus.Aborted => Tint.Bad,
            ExecutionStatus.NotRun => Tint.Warning,
            _ => Tint.Faint,
        };
}
