using System.Globalization;

namespace DistroFactory.Foundation;

/// <summary>Spans of time as people write them: <c>30s</c>, <c>10m</c>, <c>2h</c>, <c>90d</c>.</summary>
public static class TimeText
{
    /// <summary>A regular expression that the whole text matches.</summary>
    public const string Pattern = "[1-9][0-9]{0,5}[smhd]";

    /// <summary>Reads one that matches the pattern.</summary>
    public static TimeSpan Parse(string text)
    {
        var number = int.Parse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            'd' => TimeSpan.FromDays(number),
            _ => throw new FormatException($"'{text}' has no unit"),
        };
    }

    /// <summary>A span as it would be configured: <c>12h</c>, <c>7d</c>.</summary>
    public static string Span(TimeSpan time) =>
        time.Ticks % TimeSpan.TicksPerDay == 0 ? $"{time.Days}d"
        : time.Ticks % TimeSpan.TicksPerHour == 0 ? $"{(int)time.TotalHours}h"
        : time.Ticks % TimeSpan.TicksPerMinute == 0 ? $"{(int)time.TotalMinutes}m"
        : $"{(int)time.TotalSeconds}s";

    /// <summary><c>0.4 s</c>, <c>12 s</c>, <c>3 min 5 s</c>.</summary>
    public static string Format(TimeSpan time) =>
        time.TotalSeconds < 10 ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : time.TotalMinutes < 1 ? $"{(int)time.TotalSeconds} s"
        : $"{(int)time.TotalMinutes} min {time.Seconds} s";
}
