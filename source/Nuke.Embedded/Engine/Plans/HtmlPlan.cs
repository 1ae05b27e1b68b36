using System.Net;
using Nuke.Common.Execution;

namespace Nuke.Embedded.Plans;

/// <summary>The plan as a page that needs nothing but a browser: no script, no network.</summary>
internal static class HtmlPlan
{
    public static string Write(IReadOnlyList<ExecutableTarget> plan)
    {
        var edges = PlanEdge.Among(plan).ToLookup(edge => edge.To);
        var rows = plan.Select(target =>
            $"<tr id=\"{target.Name}\"><td>{target.Name}</td><td>{Links(edges[target])}</td><td>{WebUtility.HtmlEncode(target.Description)}</td></tr>");
        return $"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Plan</title>
            <style>body {"{ font-family: sans-serif }"} td, th {"{ padding: .2em 1em; text-align: left }"} :target {"{ background: #ffd }"}</style></head>
            <body><table><tr><th>Target</th><th>Waits for</th><th>Description</th></tr>
            {string.Join('\n', rows)}
            </table></body></html>
            """;
    }

    private static string Links(IEnumerable<PlanEdge> edges) =>
        string.Join("; ", edges.GroupBy(edge => edge.Kind)
            .Select(group => $"{group.Key} {string.Join(", ", group.Select(edge => $"<a href=\"#{edge.From}\">{edge.From}</a>"))}"));
}
