namespace Nuke.Embedded.Tests;

/// <summary>A clock that stands still, so that output can be compared.</summary>
internal class FrozenClock : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => 0;

    public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
}
