using Nuke.Common.Execution;

namespace Nuke.Embedded.Plans;

/// <summary>The plan as text: a line for each target, with what it waits for and on what condition it runs.</summary>
internal static class TextPlan
{
    public static string Write(IReadOnlyList<ExecutableTarget> plan)
    {
        var edges = PlanEdge.Among(plan).ToLookup(edge => edge.To);
        var width = plan.Select(target => target.Name.Length).Append(0).Max();
        return string.Join('\n', plan.Select((target, index) => $"{index + 1,3}  {target.Name.PadRight(width)}  {Remarks(target, edges[target])}".TrimEnd()));
    }

    private static string Remarks(ExecutableTarget target, IEnumerable<PlanEdge> edges)
    {
        var waits = edges.GroupBy(edge => edge.Kind).Select(group => $"{group.Key} {string.Join(", ", group.Select(edge => edge.From))}");
        var conditions = target.StaticConditions.Concat(target.DynamicConditions).Select(condition => $"if {condition.Text}");
        return string.Join("; ", waits.Concat(conditions));
    }
}
