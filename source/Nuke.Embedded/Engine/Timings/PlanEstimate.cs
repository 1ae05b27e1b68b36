using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;

namespace Nuke.Embedded.Engine.Timings;

/// <summary>How long a plan will take, by what its targets took in earlier runs.</summary>
internal static class PlanEstimate
{
    /// <param name="plan">The plan.</param>
    /// <param name="takes">How long a target of a name usually takes; null: not known.</param>
    /// <param name="parallel">How many targets may run at once.</param>
    /// <returns>The time from the first target to the last; a target of unknown duration counts as nothing.</returns>
    public static TimeSpan Of(IReadOnlyList<ExecutableTarget> plan, Func<string, TimeSpan?> takes, int parallel)
    {
        var queue = new ReadyQueue(plan);
        var running = new PriorityQueue<ExecutableTarget, TimeSpan>();
        var now = TimeSpan.Zero;
        do
        {
            while (running.Count < parallel && queue.TryTake(out var next))
                running.Enqueue(next, now + (next.Status == ExecutionStatus.Scheduled ? takes(next.Name) : null).GetValueOrDefault());
            if (running.TryDequeue(out var ended, out now))
                queue.Finish(ended);
        } while (running.Count > 0 || queue.HasNext);
        return now;
    }
}
