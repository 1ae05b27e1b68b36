using System.Globalization;

namespace Nuke.Embedded;

/// <summary>A target whose body is run again when it failed: for what depends on networks and other people's servers.</summary>
/// <param name="times">How many more attempts follow the first one.</param>
/// <param name="pause">How long to wait before each of them, such as <c>00:00:05</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RetryAttribute(int times, string pause = "00:00:00") : Attribute
{
    /// <summary>How many more attempts follow the first one.</summary>
    public int Times { get; } = times;

    /// <summary>How long to wait before each of them.</summary>
    public TimeSpan Pause { get; } = TimeSpan.Parse(pause, CultureInfo.InvariantCulture);
}
