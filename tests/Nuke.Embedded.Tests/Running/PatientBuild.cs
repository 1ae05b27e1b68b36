using Nuke.Common;

namespace Nuke.Embedded.Tests.Running;

/// <summary>A build whose targets fail a few times, or take too long.</summary>
internal sealed class PatientBuild : NukeBuild
{
    private int _attempts;

    public CancellationToken Token { get; private set; }

    public ManualClock Clock { get; } = new();

    [Retry(2, "00:00:00.010")]
    public Target ThirdTime =>
        _ =>
            _.Executes(() =>
            {
                if (++_attempts < 3)
                    throw new InvalidOperationException($"the server is busy ({_attempts})");
            });

    [Retry(1)]
    public Target Hopeless => _ => _.Executes(() => throw new InvalidOperationException("the server is gone"));

    [Timeout("00:00:00.050")]
    public Target TooLong =>
        _ =>
            _.Executes(async () =>
            {
                Token = RunCancellation.Token;
                Clock.LetTimeRunOut();
                await Task.Delay(Timeout.Infinite, Token);
            });

    [Timeout("00:00:00.050"), Retry(1)]
    public Target SecondTime =>
        _ =>
            _.Executes(async () =>
            {
                if (_attempts++ > 0)
                    return;
                Clock.LetTimeRunOut();
                await Task.Delay(Timeout.Infinite, RunCancellation.Token);
            });

    /// <summary>Ends the body of <see cref="Deaf"/>.</summary>
    public ManualResetEventSlim Wake { get; } = new();

    [Timeout("00:00:00.050"), Retry(1)]
    public Target Deaf =>
        _ =>
            _.Executes(() =>
            {
                Interlocked.Increment(ref _attempts);
                Clock.LetTimeRunOut();
                Wake.Wait();
            });

    public int Attempts => _attempts;

    [Timeout("00:10:00")]
    public Target InTime => _ => _.Executes(() => { });
}
