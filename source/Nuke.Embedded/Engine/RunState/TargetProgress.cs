using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>How far a target is.</summary>
/// <param name="Phase">What it does.</param>
/// <param name="Done">How much of that is done.</param>
/// <param name="Total">How much there is to do; 0 when that is not known.</param>
/// <param name="InBytes">Whether both are bytes.</param>
internal sealed record TargetProgress(string Phase, long Done, long Total, bool InBytes = false)
{
    // Before that a rate is a matter of chance.
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2);

    /// <summary>What was done per second since the phase began; null while that says little.</summary>
    public double? Rate { get; init; }

    /// <summary>The part that is done, from 0 to 1; null when the whole is not known.</summary>
    public double? Fraction => Total > 0 ? (double)Math.Clamp(Done, 0, Total) / Total : null;

    /// <summary>This, with the rate of a phase that began some time ago with something done already.</summary>
    public TargetProgress Since(TimeSpan begin, long doneThen, TimeSpan now) =>
        now - begin >= s_settled && Done > doneThen ? this with { Rate = (Done - doneThen) / (now - begin).TotalSeconds } : this;

    /// <summary><c>compression 120 of 233 MB (51 %), 12.3 MB/s, 9 s left</c>.</summary>
    public override string ToString() => $"{Phase}{Amount()}{Speed()}{Left()}";

    private string Amount() =>
        this switch
        {
            { Fraction: { } part } => $" {(InBytes ? Sizes.Of(Done, Total) : $"{Done} of {Total}")} ({(int)(100 * part)} %)",
            { Done: > 0 } => $" {(InBytes ? Sizes.Text(Done) : Done)}",
            _ => "",
        };

    private string Speed() =>
        Rate is { } rate
            ? InBytes
                ? $", {Sizes.Text((long)rate)}/s"
                : rate >= 1
                    ? $", {rate:0}/s"
                    : ""
            : "";

    private string Left() =>
        Rate is { } rate && Total > Done ? $", {Durations.Whole(TimeSpan.FromSeconds((Total - Done) / rate))} left" : "";
}
