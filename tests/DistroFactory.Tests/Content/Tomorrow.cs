namespace DistroFactory.Tests.Content;

/// <summary>A day ahead, so that what was written now is old enough for its stamp to tell every change.</summary>
internal sealed class Tomorrow : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddDays(1);
}
