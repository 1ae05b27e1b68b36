using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;

namespace Nuke.Embedded.Engine.PlanFormats;

/// <summary>The plan for Graphviz.</summary>
internal static class DotPlan
{
    public static string Write(IReadOnlyList<ExecutableTarget> plan) =>
        string.Join(
            '\n',
            plan.Select(target => $"  \"{target.Name}\";")
                .Concat(PlanEdge.Among(plan).Select(edge => $"  \"{edge.From}\" -> \"{edge.To}\"{Style(edge)};"))
                .Prepend("digraph plan {")
                .Append("}")
        );

    private static string Style(PlanEdge edge) =>
        edge.Kind switch
        {
            PlanEdge.Needs => "",
            PlanEdge.TriggeredBy => " [style=bold]",
            _ => " [style=dashed]",
        };
}
