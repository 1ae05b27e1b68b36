using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Attempts;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Engine.Running;

/// <summary>Goes through the plan, with as many targets at once as the run allows: one means in its order.</summary>
internal sealed class Scheduler(BuildRun run, Executor executor, Skipping skipping, Attempt attempt)
{
    private readonly ReadyQueue _queue = new(run.Plan);
    private readonly HashSet<ExecutableTarget> _begun = [];
    private bool _isFailing;

    public async Task RunAsync()
    {
        var running = new List<Task<ExecutableTarget>>();
        do
        {
            while (running.Count < run.Parallel && _queue.TryTake(out var next))
            {
                if (MayRun(next))
                    running.Add(RunAsync(next));
                else
                    Finish(next);
            }

            if (running.Count > 0)
            {
                var ended = await Task.WhenAny(running);
                running.Remove(ended);
                Finish(await ended);
            }
        } while (running.Count > 0 || _queue.HasNext);
    }

    private async Task<ExecutableTarget> RunAsync(ExecutableTarget target)
    {
        _begun.Add(target);
        await executor.RunAsync(target);
        return target;
    }

    private void Finish(ExecutableTarget target)
    {
        _isFailing |= target is { Status: ExecutionStatus.Failed, ProceedAfterFailure: false };
        attempt.Record(target);
        // By a dynamic condition; what was skipped for another reason did its work before, or took others along then.
        if (target is { Status: ExecutionStatus.Skipped, OnlyWhen: not null })
            skipping.TakeAlong(target, _begun);
        _queue.Finish(target);
    }

    private bool MayRun(ExecutableTarget target)
    {
        if (target.Status == ExecutionStatus.Skipped || target.AssuredAfterFailure)
            return true;
        var isStopped =
            run.Interruption is not null
            || (run.Options.KeepGoing ? target.ExecutionDependencies.Concat(target.TriggerDependencies).Any(IsBroken) : _isFailing);
        if (isStopped)
            target.Status = ExecutionStatus.NotRun;
        return !isStopped;
    }

    private static bool IsBroken(ExecutableTarget target) =>
        target
            is { Status: ExecutionStatus.Failed, ProceedAfterFailure: false }
                or { Status: ExecutionStatus.NotRun or ExecutionStatus.Aborted };
}
