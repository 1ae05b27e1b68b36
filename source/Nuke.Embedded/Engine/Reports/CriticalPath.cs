using Nuke.Common.Execution;
using Nuke.Embedded.Plans;

namespace Nuke.Embedded.Reports;

/// <summary>The chain of targets, each waiting for the one before, that took longest: no number of processors makes a run shorter than it.</summary>
internal static class CriticalPath
{
    public static IReadOnlySet<ExecutableTarget> Of(IReadOnlyList<ExecutableTarget> plan, IReadOnlyList<PlanEdge> edges)
    {
        var before = edges.ToLookup(edge => edge.To, edge => edge.From);
        var ends = new Dictionary<ExecutableTarget, (TimeSpan Time, ExecutableTarget? Before)>();
        foreach (var target in plan)
        {
            var last = before[target].MaxBy(other => ends[other].Time);
            ends[target] = ((last is null ? TimeSpan.Zero : ends[last].Time) + target.Duration, last);
        }

        var path = new HashSet<ExecutableTarget>();
        for (var next = plan.MaxBy(target => ends[target].Time); next is not null; next = ends[next].Before)
        {
            if (next.Start is not null)
                path.Add(next);
        }

        return path;
    }
}
