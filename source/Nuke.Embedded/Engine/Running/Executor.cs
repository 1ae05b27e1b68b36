using Nuke.Common.Execution;
using Nuke.Embedded.Output;
using Nuke.Embedded.Planning;
using Serilog;

namespace Nuke.Embedded.Running;

/// <summary>Runs one target: conditions, body, outcome.</summary>
internal sealed class Executor(BuildRun run, RunEvents events)
{
    public void Run(ExecutableTarget target)
    {
        RunningTarget.Current = target;
        try
        {
            if (target.Status == ExecutionStatus.Skipped || IsSkippedNow(target))
                events.Skipped(target);
            else if (target.Actions.Count == 0)
                target.Status = ExecutionStatus.Collective;
            else
                RunBody(target);
        }
        finally
        {
            RunningTarget.Current = null;
        }
    }

    private bool IsSkippedNow(ExecutableTarget target)
    {
        try
        {
            foreach (var (text, condition) in target.DynamicConditions)
            {
                if (condition())
                    continue;
                Skipping.Skip(target, $"because {text} is false", text);
                return true;
            }
        }
        catch (Exception exception)
        {
            Fail(target, exception);
            return false;
        }

        return false;
    }

    private void RunBody(ExecutableTarget target)
    {
        if (target.Status == ExecutionStatus.Failed)
            return;
        using var block = run.Console.NamesTargets ? Block.WithoutEnd : run.Host.OpenBlock(target.Name);
        target.Start = run.Elapsed;
        target.StartedAfterInterruption = run.Interruption is not null;
        target.Status = ExecutionStatus.Running;
        try
        {
            events.Running(target);
            if (!run.Options.DryRun)
                target.Actions.ForEach(action => action());
            target.Status = ExecutionStatus.Succeeded;
            target.Duration = run.Elapsed - target.Start.Value;
            events.Succeeded(target);
        }
        catch (Exception exception)
        {
            target.Duration = run.Elapsed - target.Start.Value;
            Fail(target, exception);
        }
    }

    private void Fail(ExecutableTarget target, Exception exception)
    {
        target.Failure = exception;
        if (run.Interruption is { } signal && !target.StartedAfterInterruption)
        {
            target.Status = ExecutionStatus.Aborted;
            Log.Warning("{Target} was interrupted by {Signal}", target.Name, signal.Name);
            return;
        }

        target.Status = ExecutionStatus.Failed;
        run.ReportFailure(target.Name, exception);
        events.Failed(target);
    }
}
