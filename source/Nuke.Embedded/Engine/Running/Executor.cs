using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Fingerprints;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Engine.Telemetry;
using Serilog;

namespace Nuke.Embedded.Engine.Running;

/// <summary>Runs one target: conditions, fingerprint, body, outcome.</summary>
internal sealed class Executor(BuildRun run, RunEvents events)
{
    // A terminal sends SIGINT to the processes of a target too: it may fail before this process has heard of the signal.
    private static readonly TimeSpan s_signalDelay = TimeSpan.FromMilliseconds(100);

    private readonly FingerprintStore _fingerprints = new(run);

    public async Task RunAsync(ExecutableTarget target)
    {
        var running = new TargetRun(target, run.Cancellation);
        RunningTarget.Run = running;
        try
        {
            if (target.Status == ExecutionStatus.Skipped || IsSkippedNow(target))
                InTurn(running, () => events.Skipped(target));
            else if (target.Actions.Count == 0)
                InTurn(running, () => target.Status = ExecutionStatus.Collective);
            else
                await RunBodyAsync(running);
        }
        catch (Exception exception)
        {
            // A condition, or what the build does when a target is skipped.
            InTurn(running, () => Fail(target, exception));
        }
    }

    /// <summary>Ends a run before its first target: whether a target is to run cannot be told.</summary>
    public void Refuse(ConditionException exception)
    {
        foreach (var target in run.Plan.Where(target => target.Status == ExecutionStatus.Scheduled && target != exception.Target))
            target.Status = ExecutionStatus.NotRun;
        Fail(exception.Target, exception);
    }

    private void InTurn(TargetRun running, Action write)
    {
        run.Console.Begin(running.Output);
        try
        {
            write();
        }
        finally
        {
            run.Console.End(running.Output);
        }
    }

    private static bool IsSkippedNow(ExecutableTarget target)
    {
        if (Skipping.Violated(target, target.DynamicConditions) is not { } text)
            return false;
        Skipping.Skip(target, SkipReasons.OnlyWhen(text), text);
        return true;
    }

    private async Task RunBodyAsync(TargetRun running)
    {
        var target = running.Target;
        var fingerprint = _fingerprints.Of(target);
        if (fingerprint?.UnchangedSince() is { } since)
        {
            Skipping.Skip(target, SkipReasons.Unchanged(since));
            InTurn(running, () => events.Skipped(target));
            return;
        }

        run.Console.Begin(running.Output);
        using var span = BuildActivity.StartTarget(run, target);
        using (run.Host.OpenBlock(target.Name))
        {
            target.Start = run.Elapsed;
            target.Status = ExecutionStatus.Running;
            run.Add(running);
            try
            {
                events.Running(target);
                fingerprint?.Begin();
                await new TargetBody(run, running).RunAsync();
                fingerprint?.Commit();
                target.Status = ExecutionStatus.Succeeded;
                target.Duration = run.Elapsed - target.Start.Value;
                events.Succeeded(target);
            }
            catch (Exception exception)
            {
                target.Duration = run.Elapsed - target.Start.Value;
                if (run.Surroundings.HearsSignals)
                    await Task.WhenAny(run.Interrupted, Task.Delay(s_signalDelay));
                Fail(target, exception);
            }

            run.Remove(running);
            run.Console.FinishLine();
        }

        BuildActivity.Conclude(run, span, target);
        run.Console.End(running.Output);
    }

    private void Fail(ExecutableTarget target, Exception exception)
    {
        target.Failure = exception;
        if (run.Interruption is { } signal && !target.AssuredAfterFailure)
        {
            target.Status = ExecutionStatus.Aborted;
            Log.Warning("{Target} was interrupted by {Signal}", target.Name, signal.Name);
            return;
        }

        target.Status = ExecutionStatus.Failed;
        run.ReportFailure(target.Name, exception);
        try
        {
            events.Failed(target);
        }
        catch (Exception another)
        {
            run.ReportFailure($"What {target.Name} does when it failed", another);
        }
    }
}
