namespace Nuke.Embedded.Tests;

public sealed class ExecutionTests : IDisposable
{
    private readonly Stage stage = new();
    private readonly SampleBuild build = new();

    public void Dispose() => stage.Dispose();

    [Test]
    public void Without_a_name_the_default_target_runs()
    {
        var outcome = stage.Run(build, "", x => x.Fetch);
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(build.Trace, Is.EqualTo(["prepare", "fetch with "]));
    }

    [Test]
    public void Skip_without_names_leaves_out_all_that_was_not_asked_for()
    {
        stage.Run(build, "Fetch --skip");
        Assert.That(build.Trace, Is.EqualTo(["fetch with "]));
    }

    [Test]
    public void A_skipped_target_takes_along_what_nothing_else_needs()
    {
        stage.Run(build, "Hidden Static");
        Assert.That(build.Trace, Is.EqualTo(["hidden"]));
    }

    [Test]
    public void What_another_target_needs_is_not_skipped()
    {
        stage.Run(build, "Fetch Static");
        Assert.That(build.Trace, Is.EqualTo(["prepare", "fetch with "]));
    }

    [Test]
    public void A_condition_that_skips_is_shown_with_its_source()
    {
        Assert.That(stage.Run(build, "Check").Output, Does.Contain("only when retries > 5"));
        Assert.That(build.Trace, Is.EqualTo(["prepare"]));
    }

    [Test]
    public void A_tolerated_failure_lets_later_targets_run_and_still_fails_the_run()
    {
        var outcome = stage.Run(build, "Later");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(build.Trace, Is.EqualTo(["later"]));
    }

    [Test]
    public void What_a_class_overrides_can_take_over_what_its_base_class_does()
    {
        var layered = new LayeredBuild();
        Assert.That(stage.Run(layered, "All Prune").ExitCode, Is.Zero);
        Assert.That(layered.Trace, Is.EqualTo(["common", "own", "prune"]));
        Assert.That(stage.Run<LayeredBuild>("--help").Output, Does.Contain("  Clean  Cleans all\n  Prune  → Clean\n  All    → Clean\n"));
    }

    [Test]
    public void The_build_may_choose_its_exit_code() => Assert.That(stage.Run(build, "Sealed").ExitCode, Is.EqualTo(75));

    [Test]
    public void A_stack_trace_appears_only_when_asked_for()
    {
        Assert.That(stage.Run(build, "Break").Output, Does.Contain("Break failed: the server refused").And.Not.Contain("   at "));
        Assert.That(stage.Run(build, "Break --verbosity verbose").Output, Does.Contain("   at "));
    }

    [Test]
    public void A_dry_run_runs_no_body()
    {
        var outcome = stage.Run(build, "Fetch --dry-run");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(build.Trace, Is.Empty);
    }

    [Test]
    public void The_help_lists_targets_and_parameters()
    {
        var outcome = stage.Run(build, "--help", x => x.Fetch);
        Assert.That(outcome.Output, Does.Contain("Gets what is needed  (default)  → Prepare").And.Contain("--source VALUE").And.Not.Contain("Hidden"));
    }
}
