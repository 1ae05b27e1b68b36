using Nuke.Common.Execution;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.Planning;

/// <summary>Puts the targets of a run in order, in time proportional to targets and edges (times the logarithm of the targets).</summary>
internal static class Planner
{
    /// <summary>
    /// What the invoked targets need and trigger, each after all it depends on. Of those that could come next,
    /// the one declared first comes first.
    /// </summary>
    /// <param name="targets">All targets, in the order of their declaration.</param>
    /// <param name="invoked">Those that were asked for.</param>
    /// <exception cref="UsageException">There is a cycle among the targets of the plan; it is named with its edges.</exception>
    public static IReadOnlyList<ExecutableTarget> Plan(IReadOnlyList<ExecutableTarget> targets, IEnumerable<ExecutableTarget> invoked)
    {
        var reached = Reachable(invoked);
        var wanted = targets.Where(reached.Contains).ToList();
        var queue = new ReadyQueue(wanted);
        var plan = new List<ExecutableTarget>(wanted.Count);
        while (queue.TryTake(out var next))
        {
            plan.Add(next);
            queue.Finish(next);
        }

        return plan.Count == wanted.Count ? plan : throw new UsageException(Cycle.Describe(queue.Stuck));
    }

    private static HashSet<ExecutableTarget> Reachable(IEnumerable<ExecutableTarget> invoked)
    {
        var reached = new HashSet<ExecutableTarget>();
        var open = new Stack<ExecutableTarget>(invoked);
        while (open.TryPop(out var target))
        {
            if (!reached.Add(target))
                continue;
            foreach (var needed in target.ExecutionDependencies.Concat(target.Triggers))
                open.Push(needed);
        }

        return reached;
    }
}
