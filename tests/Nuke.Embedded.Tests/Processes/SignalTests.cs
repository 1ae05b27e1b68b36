using DistroFactory.Testing;

namespace Nuke.Embedded.Tests.Processes;

/// <summary>A run that is ended from outside ends with all that it started.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SignalTests
{
    [TestCase("INT", 130), Disappointment(6)]
    [TestCase("TERM", 143)]
    [TestCase("HUP", 129)]
    public void An_interruption_leaves_no_process_behind(string signal, int exitCode)
    {
        using var build = new BuildProcess("StartFamily Tidy Never");
        build.WaitFor("pids", lines: 4);
        build.Signal(signal);
        var outcome = build.End();
        Assert.That(outcome.ExitCode, Is.EqualTo(exitCode));
        Assert.That(build.LivingFamily, Is.Empty);
        Assert.That(File.Exists(build["tidied"]), "the assured target ran, and its process was left alone");
        Assert.That(
            outcome.Output,
            Does.Contain($"Interrupted by SIG{signal}")
                .And.Match("StartFamily +aborted")
                .And.Match("Tidy +succeeded")
                .And.Match("Never +not run")
        );
    }

    [Test]
    public void A_hang_up_that_the_caller_ignores_does_not_end_the_run()
    {
        using var build = new BuildProcess([Tool.Require("nohup", "coreutils"), "dotnet"], "Hold Greet", null);
        build.WaitFor("ready");
        build.Signal("HUP");
        File.WriteAllText(build["go"], "");
        var outcome = build.End();
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(outcome.Output, Does.Contain("hello").And.Not.Contain("Interrupted"));
    }

    [Test]
    public void What_earlier_targets_left_running_ends_too()
    {
        using var build = new BuildProcess("WaitForToken");
        build.WaitFor("ready");
        Assert.That(build.LivingFamily, Has.Exactly(1).Items);
        build.Signal("TERM");
        Assert.That(build.End().ExitCode, Is.EqualTo(143));
        Assert.That(build.LivingFamily, Is.Empty);
    }

    [Test]
    public void A_run_that_is_not_interrupted_leaves_alone_what_its_targets_left_running()
    {
        using var build = new BuildProcess("LeaveFamily");
        Assert.That(build.End().ExitCode, Is.Zero);
        var living = build.LivingFamily.ToList();
        living.ForEach(id => System.Diagnostics.Process.GetProcessById(id).Kill());
        Assert.That(living, Has.Exactly(1).Items);
    }

    [Test]
    public void A_second_signal_ends_the_run_at_once()
    {
        using var build = new BuildProcess("StartFamily TidyForLong");
        build.WaitFor("pids", lines: 4);
        build.Signal("INT");
        build.WaitFor("tidying");
        build.Signal("INT");
        Assert.That(build.End().ExitCode, Is.EqualTo(130));
        Assert.That(build.LivingFamily, Is.Empty);
    }

    [Test]
    public void A_body_that_heeds_nothing_is_left_behind()
    {
        using var build = new BuildProcess("StopTheBuild Tidy");
        build.WaitFor("ready");
        build.Signal("TERM");
        var outcome = build.End();
        Assert.That(outcome.ExitCode, Is.EqualTo(143));
        Assert.That(outcome.Output, Does.Contain("tidied up"));
    }

    [Test]
    public void A_target_whose_time_is_up_fails_and_its_processes_end()
    {
        using var build = new BuildProcess("TimedFamily Tidy");
        var outcome = build.End();
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Output, Does.Contain("TimedFamily failed: it took longer than the 5.0 s it may take"));
        Assert.That(File.Exists(build["tidied"]));
        Assert.That(build.LivingFamily, Is.Empty);
    }

    [Test]
    public void The_processes_of_another_target_go_on_when_one_has_used_up_its_time()
    {
        using var build = new BuildProcess("TimedFamily Other --parallel 2");
        var outcome = build.End();
        Assert.That(outcome.Output, Does.Match("TimedFamily +failed").And.Match("Other +succeeded"));
        Assert.That(File.Exists(build["survived"]), "its process ran to its end");
        // The fourth has neither parent nor session in common with the target: with others at work nothing tells whose it is.
        var living = build.LivingFamily.ToList();
        living.ForEach(id => System.Diagnostics.Process.GetProcessById(id).Kill());
        Assert.That(living, Has.Count.LessThan(2));
    }
}
