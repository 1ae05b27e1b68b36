using System.Globalization;

namespace Nuke.Embedded;

/// <summary>
/// How long the body of a target may take. Then its token (<see cref="RunCancellation.Token"/>) is cancelled, the processes it started are
/// ended with all their descendants, and the target fails. With <see cref="RetryAttribute"/> each attempt has the whole time;
/// none follows a body that heeds neither its token nor the end of its processes, for it may still be at work.
/// </summary>
/// <param name="time">A time such as <c>00:10:00</c> (hours, minutes, seconds).</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeoutAttribute(string time) : Attribute
{
    /// <summary>The time.</summary>
    public TimeSpan Time { get; } = TimeSpan.Parse(time, CultureInfo.InvariantCulture);
}
