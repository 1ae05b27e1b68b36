using Nuke.Common.Execution;

namespace Nuke.Embedded.Planning;

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
        var wanted = Reachable(invoked);
        var rank = new Dictionary<ExecutableTarget, int>(targets.Count);
        foreach (var target in targets)
            rank[target] = rank.Count;

        var waitingFor = wanted.ToDictionary(target => target, _ => 0);
        var dependents = wanted.ToDictionary(target => target, _ => new List<ExecutableTarget>());
        foreach (var target in wanted)
        {
            foreach (var dependency in target.AllDependencies.Where(wanted.Contains))
            {
                dependents[dependency].Add(target);
                waitingFor[target]++;
            }
        }

        var ready = new PriorityQueue<ExecutableTarget, int>(wanted.Where(target => waitingFor[target] == 0).Select(target => (target, rank[target])));
        var plan = new List<ExecutableTarget>(wanted.Count);
        while (ready.TryDequeue(out var next, out _))
        {
            plan.Add(next);
            foreach (var dependent in dependents[next])
            {
                if (--waitingFor[dependent] == 0)
                    ready.Enqueue(dependent, rank[dependent]);
            }
        }

        return plan.Count == wanted.Count
            ? plan
            : throw new UsageException(Cycle.Describe([.. wanted.Where(target => waitingFor[target] > 0).OrderBy(target => rank[target])]));
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
