namespace Nuke.Embedded.Tests.Running;

/// <summary>Timeouts and retries.</summary>
public sealed class PatienceTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly PatientBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void A_target_may_succeed_when_it_is_tried_again()
    {
        var outcome = _stage.Run(_build, "ThirdTime");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(
            outcome.Output,
            Does.Contain("ThirdTime failed (the server is busy (1)); attempt 2 of 3 follows").And.Contain("attempt 3 of 3")
        );
    }

    [Test]
    public void When_all_attempts_are_used_up_the_last_failure_counts()
    {
        var outcome = _stage.Run(_build, "Hopeless");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Output, Does.Contain("attempt 2 of 2 follows").And.Contain("[ERR] Hopeless failed: the server is gone"));
    }

    [Test]
    public void A_target_that_takes_too_long_is_told_by_its_token_and_fails()
    {
        _stage.Clock = _build.Clock;
        var outcome = _stage.Run(_build, "TooLong");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(_build.Token.IsCancellationRequested);
        Assert.That(outcome.Output, Does.Contain("TooLong failed: it took longer than the 50 ms it may take"));
    }

    [Test]
    public void Each_attempt_has_the_whole_time_and_a_token_of_its_own()
    {
        _stage.Clock = _build.Clock;
        Assert.That(_stage.Run(_build, "SecondTime").ExitCode, Is.Zero);
    }

    [Test]
    public void No_other_attempt_is_made_beside_a_body_that_did_not_end()
    {
        _stage.Clock = _build.Clock;
        var outcome = _stage.Run(_build, "Deaf");
        _build.Wake.Set();
        Assert.That((outcome.ExitCode, _build.Attempts), Is.EqualTo((2, 1)));
        Assert.That(
            outcome.Output,
            Does.Contain("Deaf failed: it took longer than the 50 ms it may take and did not end").And.Not.Contain("follows in")
        );
    }

    [Test]
    public void A_target_that_ends_in_time_is_like_any_other() => Assert.That(_stage.Run(_build, "InTime").ExitCode, Is.Zero);
}
