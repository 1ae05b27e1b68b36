using System.Diagnostics;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.ConsoleOutput;
using Nuke.Embedded.Engine.Processes;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>A target while it runs: its token, its output, how far it is.</summary>
internal sealed class TargetRun(ExecutableTarget target, CancellationToken interruption) : IProcessOwner
{
    private readonly long _begin = Stopwatch.GetTimestamp();
    private PhaseBegin _phase = new("", TimeSpan.Zero, 0);

    public ExecutableTarget Target => target;

    /// <summary>
    /// Cancelled when the run is interrupted or the target's time is up; the run's interruption leaves assured targets alone.
    /// </summary>
    public CancellationToken Cancellation { get; set; } = target.AssuredAfterFailure ? CancellationToken.None : interruption;

    public TargetOutput Output { get; } = new(target.Name);

    /// <summary>What the target last told of itself.</summary>
    public TargetProgress? Progress { get; set; }

    /// <summary>Since it began, by a clock that tests do not stop: processes are told apart by it.</summary>
    public TimeSpan Age => Stopwatch.GetElapsedTime(_begin);

    /// <summary>Takes what the target tells of itself.</summary>
    public void Report(string name, long done, long total, bool inBytes)
    {
        var now = Age;
        var current = _phase;
        // A phase that shrinks has begun again.
        if (current.Name != name || done < current.Done)
            _phase = current = new(name, now, done);
        Progress = new TargetProgress(name, done, total, inBytes).Since(current.Time, current.Done, now);
    }

    private sealed record PhaseBegin(string Name, TimeSpan Time, long Done);
}
