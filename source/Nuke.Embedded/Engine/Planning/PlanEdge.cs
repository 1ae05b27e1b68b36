using Nuke.Common.Execution;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>An edge of the plan: <paramref name="To"/> comes after <paramref name="From"/>.</summary>
/// <param name="From">The earlier target.</param>
/// <param name="To">The later target.</param>
/// <param name="Kind"><c>needs</c>, <c>after</c> or <c>triggered by</c>, as seen from the later target.</param>
internal sealed record PlanEdge(ExecutableTarget From, ExecutableTarget To, string Kind)
{
    public const string Needs = "needs";
    public const string After = "after";
    public const string TriggeredBy = "triggered by";

    /// <summary>The edges among the targets of a plan, each pair once.</summary>
    public static IReadOnlyList<PlanEdge> Among(IReadOnlyList<ExecutableTarget> plan)
    {
        var members = plan.ToHashSet();
        return
        [
            .. plan.SelectMany(target =>
                    target
                        .ExecutionDependencies.Select(other => new PlanEdge(other, target, Needs))
                        .Concat(target.TriggerDependencies.Select(other => new PlanEdge(other, target, TriggeredBy)))
                        .Concat(target.OrderDependencies.Select(other => new PlanEdge(other, target, After)))
                )
                .Where(edge => members.Contains(edge.From))
                .DistinctBy(edge => (edge.From, edge.To)),
        ];
    }
}
