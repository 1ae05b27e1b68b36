using System.Collections.Concurrent;

namespace Nuke.Embedded.Tests;

/// <summary>A clock on which nobody's time is up before a test says so.</summary>
internal sealed class ManualClock : FrozenClock
{
    private readonly BlockingCollection<Waiting> waiting = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(() => callback(state));
        waiting.Add(timer);
        return timer;
    }

    /// <summary>Waits until somebody waits, whose time is up then.</summary>
    public void LetTimeRunOut() => waiting.Take().Ring();

    private sealed class Waiting(Action ring) : ITimer
    {
        private bool isDisposed;

        public void Ring()
        {
            if (!isDisposed)
                ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
