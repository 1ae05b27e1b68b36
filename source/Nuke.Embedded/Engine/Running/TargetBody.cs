using Nuke.Common.Execution;
using Nuke.Embedded.Engine.Planning;
using Nuke.Embedded.Engine.Processes;
using Nuke.Embedded.Engine.RunState;
using Nuke.Embedded.Foundation;
using Serilog;

namespace Nuke.Embedded.Engine.Running;

/// <summary>Runs what a target executes: within its time, again when it may fail, and not longer than the run itself.</summary>
internal sealed class TargetBody(BuildRun run, TargetRun running)
{
    // In it, processes that heed SIGTERM end themselves, and bodies that heed their token return.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    private readonly ExecutableTarget _target = running.Target;
    private readonly TimeSpan? _limit = TargetAttributes.Of<TimeoutAttribute>(running.Target)?.Time;

    // A body that did not end when it was told to: it may still write, so no other attempt is made beside it.
    private bool _isLeftBehind;

    /// <exception cref="Exception">What the last attempt failed with.</exception>
    public async Task RunAsync()
    {
        var retry = TargetAttributes.Of<RetryAttribute>(_target);
        for (var left = retry?.Times ?? 0; ; left--)
        {
            _target.Attempts++;
            try
            {
                await RunOnceAsync();
                return;
            }
            catch (Exception exception) when (left > 0 && !IsInterrupted && !_isLeftBehind)
            {
                Log.Warning(
                    "{Target} failed ({Message}); attempt {Next} of {All} follows in {Pause}",
                    _target.Name,
                    FailureText.Message(exception),
                    _target.Attempts + 1,
                    _target.Attempts + left,
                    Durations.Text(retry!.Pause)
                );
            }

            await Task.WhenAny(Task.Delay(retry!.Pause, run.Surroundings.Clock), run.Interrupted);
        }
    }

    private bool IsInterrupted => run.Interruption is not null && !_target.AssuredAfterFailure;

    private async Task RunOnceAsync()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(
            _target.AssuredAfterFailure ? CancellationToken.None : run.Cancellation
        );
        running.Cancellation = source.Token;
        running.Progress = null;
        // A thread of its own: a body that neither heeds its token nor ends with its processes can be left behind.
        var body = Task.Factory.StartNew(
            () => _target.Actions.ForEach(action => action()),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        if (await EndsInTimeAsync(body))
        {
            await body;
            return;
        }

        await source.CancelAsync();
        await StopAsync(body);
        _isLeftBehind = !body.IsCompleted;
        var sequel = _isLeftBehind ? " and did not end" : "";
        if (!IsInterrupted)
            throw new TimeoutException($"it took longer than the {Durations.Text(_limit!.Value)} it may take{sequel}");
        throw new OperationCanceledException($"it was interrupted{sequel}");
    }

    private async Task<bool> EndsInTimeAsync(Task body)
    {
        List<Task> ends = [body];
        if (!_target.AssuredAfterFailure)
            ends.Add(run.Interrupted);
        if (_limit is { } time)
            ends.Add(Task.Delay(time, run.Surroundings.Clock));
        await Task.WhenAny(ends);
        return body.IsCompletedSuccessfully || (body.IsCompleted && !IsInterrupted);
    }

    private async Task StopAsync(Task body)
    {
        if (!OperatingSystem.IsLinux())
        {
            await Task.WhenAny(body, Task.Delay(s_grace));
            return;
        }

        ProcessTree.Terminate(ProcessTree.Of(running));
        var age = running.Age;
        while (running.Age - age < s_grace && (!body.IsCompleted || ProcessTree.Of(running).Count > 0))
            await Task.Delay(s_pause);
        ProcessTree.Kill(() => ProcessTree.Of(running));
        await Task.WhenAny(body, Task.Delay(s_grace));
    }
}
