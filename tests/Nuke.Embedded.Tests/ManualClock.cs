using System.Collections.Concurrent;

namespace Nuke.Embedded.Tests;

/// <summary>A clock on which nobody's time is up before a test says so.</summary>
internal sealed class ManualClock : FrozenClock
{
    private readonly BlockingCollection<Waiting> _waiting = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(() => callback(state));
        _waiting.Add(timer);
        return timer;
    }

    /// <summary>Waits until somebody waits, whose time is up then.</summary>
    public void LetTimeRunOut() => _waiting.Take().Ring();

    private sealed class Waiting(Action ring) : ITimer
    {
        private bool _isDisposed;

        public void Ring()
        {
            if (!_isDisposed)
                ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
