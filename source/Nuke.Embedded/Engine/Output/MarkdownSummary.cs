using System.Text;
using Nuke.Common;

namespace Nuke.Embedded.Output;

/// <summary>The summary of a run as a Markdown table, with the message of each failure below.</summary>
internal static class MarkdownSummary
{
    public static string Write(INukeBuild build)
    {
        var text = new StringBuilder("| Target | Status | Start | Duration | |\n|---|---|---|---|---|\n");
        foreach (var target in build.ExecutionPlan)
        {
            var times = target.Start is { } start ? $"+{Durations.Text(start)} | {Durations.Text(target.Duration)}" : " | ";
            text.Append($"| {target.Name} | {target.Status} | {times} | {Cell(Summary.Remark(target))} |\n");
        }

        foreach (var target in build.FailedTargets)
            text.Append($"\n**{target.Name}** failed:\n\n```\n{target.Failure?.Message}\n```\n");
        return text.Append('\n').ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ');
}
