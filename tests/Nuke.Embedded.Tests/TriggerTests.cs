namespace Nuke.Embedded.Tests;

/// <summary>What becomes of targets when those that trigger them, or their conditions, do not let them run: as with NUKE.</summary>
public sealed class TriggerTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly TriggerBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [TestCase("Pack")]
    [TestCase("Build")]
    [TestCase("Pack Build")]
    [TestCase("Pack --parallel 4")]
    public void What_a_skipped_target_would_have_triggered_is_skipped_with_all_that_only_it_needs(string commandLine)
    {
        var outcome = _stage.Run(_build, commandLine);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.That(_build.Trace, Is.EqualTo(["finished"]), outcome.Output);
        Assert.That(
            outcome.Output,
            Does.Match("Sign +skipped .*because .* does not trigger it").And.Match("Key +skipped .*because only Sign needs it")
        );
    }

    [TestCase("Pack Keep", "key keep finished")]
    [TestCase("Pack Sign", "key sign announce finished")]
    [TestCase("Build Announce", "announce finished")]
    [TestCase("Loose", "announce finished")]
    public void What_somebody_else_wants_runs(string commandLine, string trace)
    {
        var outcome = _stage.Run(_build, commandLine);
        Assert.That(string.Join(' ', _build.Trace), Is.EqualTo(trace), outcome.Output);
    }

    [Test]
    public void All_conditions_that_are_not_met_are_named() =>
        Assert.That(_stage.Run(_build, "Build").Output, Does.Contain("only when IsWanted && Trace.Count > 100"));

    [Test]
    public void A_static_condition_that_throws_is_an_error_of_its_target_and_nothing_runs()
    {
        var outcome = _stage.Run(_build, "Odd Rescue");
        Assert.Multiple(() =>
        {
            Assert.That(outcome.ExitCode, Is.EqualTo(2));
            Assert.That(outcome.Output, Does.Contain("Odd failed: its condition Tell() cannot be told: the disk is full"));
            Assert.That(
                outcome.Output,
                Does.Match("Odd +failed").And.Match("Key +not run").And.Match("Rescue +not run").And.Contain("Failed after 0 ms: Odd.")
            );
            Assert.That(_build.Trace, Is.EqualTo(["finished"]));
        });
    }

    [Test]
    public void A_dry_run_names_the_target_whose_condition_throws()
    {
        var outcome = _stage.Run(_build, "Odd --dry-run");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Output, Does.Contain("Odd failed: its condition Tell() cannot be told: the disk is full"));
        Assert.That(_build.Trace, Is.Empty);
    }

    [TestCase("")]
    [TestCase("--parallel 2")]
    public void What_the_build_says_of_a_skipped_target_is_printed(string option) =>
        Assert.That(
            _stage.Run(_build, "Pack Build " + option).Output,
            Does.Contain("heard that Pack was skipped\n")
                .And.Contain("heard that Build was skipped\n")
                .And.Contain("heard that Sign was skipped\n")
        );

    [Test]
    public void What_a_condition_says_is_printed() => Assert.That(_stage.Run(_build, "Chatty").Output, Does.Contain("is it wanted?\n"));

    [Test]
    public void Conditions_and_requirements_may_rely_on_what_the_build_does_when_it_is_initialised()
    {
        Assert.That(_stage.Run(_build, "Prepared").ExitCode, Is.Zero);
        Assert.That(_build.Trace, Is.EqualTo(["prepared", "finished"]));
    }
}
