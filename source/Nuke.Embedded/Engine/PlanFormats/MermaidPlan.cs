using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;

namespace Nuke.Embedded.Engine.PlanFormats;

/// <summary>The plan as a Mermaid flowchart.</summary>
internal static class MermaidPlan
{
    public static string Write(IReadOnlyList<ExecutableTarget> plan) =>
        string.Join(
            '\n',
            plan.Select(target => $"  {target.Name}")
                .Concat(PlanEdge.Among(plan).Select(edge => $"  {edge.From} {Arrow(edge)} {edge.To}"))
                .Prepend("flowchart TD")
        );

    private static string Arrow(PlanEdge edge) =>
        edge.Kind switch
        {
            PlanEdge.Needs => "-->",
            PlanEdge.TriggeredBy => "==>",
            _ => "-.->",
        };
}
