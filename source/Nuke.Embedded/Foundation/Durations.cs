namespace Nuke.Embedded.Foundation;

/// <summary>Times as people read them.</summary>
internal static class Durations
{
    /// <summary><c>12 ms</c>, <c>3.4 s</c>, <c>2:05</c> (minutes) or <c>1:02:05</c> (hours).</summary>
    public static string Text(TimeSpan time) =>
        time switch
        {
            { TotalSeconds: < 1 } => $"{time.TotalMilliseconds:0} ms",
            { TotalMinutes: < 1 } => $"{time.TotalSeconds:0.0} s",
            { TotalHours: < 1 } => $"{(int)time.TotalMinutes}:{time.Seconds:00}",
            _ => $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}",
        };

    /// <summary><c>3 s</c>, <c>2:05</c> (minutes) or <c>1:02:05</c> (hours): for what changes while it is looked at.</summary>
    public static string Whole(TimeSpan time) => time.TotalMinutes < 1 ? $"{(int)time.TotalSeconds} s" : Text(time);
}
