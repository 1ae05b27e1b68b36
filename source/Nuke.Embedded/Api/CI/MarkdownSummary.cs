using System.Text;
using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Common.CI;

/// <summary>The summary of a run as a Markdown table, what was asked for told above, and the message of each failure below.</summary>
internal static class MarkdownSummary
{
    public static string Write(INukeBuild build)
    {
        var text = new StringBuilder();
        var told = Told(build).ToList();
        foreach (var target in told)
            text.Append(
                "### "
                    + $"{target.Name}\n\n"
                    + string.Concat(target.SummaryInformation.Select(fact => $"* **{Cell(fact.Key)}**: {Cell(fact.Value)}\n"))
                    + "\n"
            );
        text.Append("| Target | Status | Start | Duration | |\n|---|---|---|---|---|\n");
        foreach (var target in build.ExecutionPlan)
        {
            var times = target.Start is { } start ? $"+{Durations.Text(start)} | {Durations.Text(target.Duration)}" : " | ";
            text.Append($"| {target.Name} | {target.Status} | {times} | {Cell(told.Contains(target) ? "" : target.Remark)} |\n");
        }

        foreach (var target in build.FailedTargets)
            text.Append($"\n**{target.Name}** failed:\n\n```\n{target.Failure?.Message}\n```\n");
        return text.Append('\n').ToString();
    }

    /// <summary>The facts of what was asked for in one line; empty when there are none.</summary>
    public static string Line(INukeBuild build) =>
        string.Join(
            ", ",
            Told(build)
                .SelectMany(target => target.SummaryInformation)
                .DistinctBy(fact => fact.Key)
                .Select(fact => $"{fact.Key}: {fact.Value.ReplaceLineEndings(" ")}")
        );

    // Whoever asked for a target wants to know what came of it before how its steps went.
    private static IEnumerable<ExecutableTarget> Told(INukeBuild build) =>
        build.InvokedTargets.Where(target => target.SummaryInformation.Count > 0);

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
