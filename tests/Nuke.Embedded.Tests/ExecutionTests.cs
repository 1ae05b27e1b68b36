namespace Nuke.Embedded.Tests;

public sealed class ExecutionTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly SampleBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void Without_a_name_the_default_target_runs()
    {
        var outcome = _stage.Run(_build, "", x => x.Fetch);
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(_build.Trace, Is.EqualTo(["prepare", "fetch with "]));
    }

    [Test]
    public void Skip_without_names_leaves_out_all_that_was_not_asked_for()
    {
        _stage.Run(_build, "Fetch --skip");
        Assert.That(_build.Trace, Is.EqualTo(["fetch with "]));
    }

    [Test]
    public void A_skipped_target_takes_along_what_nothing_else_needs()
    {
        _stage.Run(_build, "Hidden Static");
        Assert.That(_build.Trace, Is.EqualTo(["hidden"]));
    }

    [Test]
    public void What_another_target_needs_is_not_skipped()
    {
        _stage.Run(_build, "Fetch Static");
        Assert.That(_build.Trace, Is.EqualTo(["prepare", "fetch with "]));
    }

    [Test]
    public void A_condition_that_skips_is_shown_with_its_source()
    {
        Assert.That(_stage.Run(_build, "Check").Output, Does.Contain("only when retries > 5"));
        Assert.That(_build.Trace, Is.EqualTo(["prepare"]));
    }

    [Test]
    public void A_tolerated_failure_lets_later_targets_run_and_still_fails_the_run()
    {
        var outcome = _stage.Run(_build, "Later");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(_build.Trace, Is.EqualTo(["later"]));
    }

    [Test]
    public void What_a_class_overrides_can_take_over_what_its_base_class_does()
    {
        var layered = new LayeredBuild();
        Assert.That(_stage.Run(layered, "All Prune").ExitCode, Is.Zero);
        Assert.That(layered.Trace, Is.EqualTo(["common", "own", "prune"]));
        Assert.That(_stage.Run<LayeredBuild>("--help").Output, Does.Contain("  Clean  Cleans all\n  Prune  → Clean\n  All    → Clean\n"));
    }

    [Test]
    public void The_build_may_choose_its_exit_code() => Assert.That(_stage.Run(_build, "Sealed").ExitCode, Is.EqualTo(75));

    [Test]
    public void A_stack_trace_appears_only_when_asked_for()
    {
        Assert.That(_stage.Run(_build, "Break").Output, Does.Contain("Break failed: the server refused").And.Not.Contain("   at "));
        Assert.That(_stage.Run(_build, "Break --verbosity verbose").Output, Does.Contain("   at "));
    }

    [Test]
    public void A_dry_run_runs_no_body()
    {
        var outcome = _stage.Run(_build, "Fetch --dry-run");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(_build.Trace, Is.Empty);
    }

    [Test]
    public void The_help_lists_targets_and_parameters()
    {
        var outcome = _stage.Run(_build, "--help", x => x.Fetch);
        Assert.That(
            outcome.Output,
            Does.Contain("Gets what is needed  (default)  → Prepare").And.Contain("--source VALUE").And.Not.Contain("Hidden")
        );
    }
}
