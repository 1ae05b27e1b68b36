using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;

namespace Nuke.Embedded.Engine.Reports;

/// <summary>
/// The chain of targets that the length of a run was made of: from the target that ended last back to the one that it waited for, and so
/// on. A target waits for those that it comes after, and for its turn when as many run as may. Had one of the chain been shorter, the run
/// would have been.
/// </summary>
internal static class CriticalPath
{
    /// <returns>The targets in the order in which they ran.</returns>
    public static IReadOnlyList<ExecutableTarget> Of(IReadOnlyList<ExecutableTarget> plan, IReadOnlyList<PlanEdge> edges)
    {
        var before = edges.ToLookup(edge => edge.To, edge => edge.From);
        var ran = plan.Where(target => target.Start is not null).OrderBy(target => target.Start).ToList();
        var path = new List<ExecutableTarget>();
        for (var next = ran.MaxBy(End); next is not null; next = WaitedFor(next, ran, before))
            path.Add(next);
        path.Reverse();
        return path;
    }

    private static ExecutableTarget? WaitedFor(
        ExecutableTarget target,
        List<ExecutableTarget> ran,
        ILookup<ExecutableTarget, ExecutableTarget> before
    )
    {
        var needed = Ran(target, before).MaxBy(End);
        // It could have begun when the last of those had ended; it began when another one ended and made room.
        var room = ran.TakeWhile(other => other != target).Where(other => End(other) <= target.Start).MaxBy(End);
        return room is not null && (needed is null || End(room) > End(needed)) ? room : needed;
    }

    // A target that was skipped, or only stands for others, passes on what it waited for.
    private static IEnumerable<ExecutableTarget> Ran(ExecutableTarget target, ILookup<ExecutableTarget, ExecutableTarget> before) =>
        before[target].SelectMany(other => other.Start is null ? Ran(other, before) : [other]);

    private static TimeSpan End(ExecutableTarget target) => target.Start!.Value + target.Duration;
}
