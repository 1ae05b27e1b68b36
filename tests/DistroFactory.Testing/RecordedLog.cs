using DistroFactory.Foundation;

namespace DistroFactory.Testing;

/// <summary>Keeps what a run tells.</summary>
public sealed class RecordedLog : RunLog
{
    private readonly List<Notice> _notices = [];

    /// <summary>What was written, in order.</summary>
    public IReadOnlyList<Notice> Notices
    {
        get
        {
            lock (_notices)
                return [.. _notices];
        }
    }

    /// <inheritdoc/>
    public override void Write(Notice notice)
    {
        lock (_notices)
            _notices.Add(notice);
    }

    /// <summary>Forgets it.</summary>
    public void Clear()
    {
        lock (_notices)
            _notices.Clear();
    }

    /// <summary>All lines, each with its end.</summary>
    public override string ToString() => string.Concat(Notices.Select(notice => notice.Text + "\n"));
}
