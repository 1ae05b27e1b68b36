namespace Nuke.Embedded.Tests;

/// <summary>Where the original engine disappoints, this one does not.</summary>
public sealed class DisappointmentTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test, Disappointment(1)]
    public void The_plan_is_printed_as_text_and_nothing_runs()
    {
        var build = new SampleBuild();
        var outcome = _stage.Run(build, "Fetch Check --plan");
        Assert.That(outcome.Output, Is.EqualTo("2  Fetch\n1  └─ Prepare\n3  Check       if retries > 5\n1  └─ Prepare\n"));
        Assert.That(build.Trace, Is.Empty);
    }

    [TestCase("mermaid", "Prepare --> Fetch"), Disappointment(1)]
    [TestCase("dot", "\"Prepare\" -> \"Fetch\";")]
    [TestCase("json", "\"name\": \"Fetch\"")]
    [TestCase("html", "<g class=\"node invoked\" data-name=\"Fetch\"")]
    public void The_plan_can_be_written_to_a_file(string format, string expected)
    {
        var outcome = _stage.Run<SampleBuild>($"Fetch --plan {format} --output plan.out");
        Assert.That(outcome, Is.EqualTo(new Outcome(0, "")));
        Assert.That(File.ReadAllText(Path.Combine(_stage.Root, "plan.out")), Does.Contain(expected));
    }

    [TestCase("Prepare --retries many", "--retries (on the command line): 'many' is no whole number"), Disappointment(2)]
    [TestCase("Prepare --retrys 4", "There is no option --retrys; did you mean --retries?")]
    [TestCase("Prepear", "There is no target 'Prepear'; did you mean Prepare?")]
    [TestCase("Unpack", "There is no target 'Unpack' any more; it is called Pack")]
    [TestCase("Prepare --verbosity loud", "--verbosity: 'loud' is not one of Verbose, Normal, Minimal, Quiet")]
    [TestCase("Prepare --output plan.html", "--output names where --plan or GenerateCi writes to; neither is asked for")]
    [TestCase("Prepare --agent-label x", "--agent-label is for GenerateCi, which is not asked for")]
    [TestCase("Prepare --retries", "--retries needs a value (How often to try)")]
    public void What_was_mistyped_is_refused_with_a_suggestion(string commandLine, string message)
    {
        var build = new SampleBuild();
        var outcome = _stage.Run(build, commandLine);
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.StartWith(message));
        Assert.That(build.Trace, Is.Empty);
    }

    [Test, Disappointment(3)]
    public void A_missing_parameter_is_reported_before_anything_runs_with_every_way_to_set_it()
    {
        var build = new SampleBuild();
        var outcome = _stage.Run(build, "Fetch Ship");
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(
            outcome.Output,
            Does.Contain("Pack requires --source (Where the sources are).").And.Contain("NUKE_SOURCE").And.Contain("parameters.json")
        );
        Assert.That(build.Trace, Is.Empty);
    }

    [TestCase("Fetch"), Disappointment(4)]
    [TestCase("Break")]
    [TestCase("Break --verbosity verbose")]
    [TestCase("Warn --host GitHubActions")]
    [TestCase("Break --host GitHubActions")]
    [TestCase("Break --host GitLab")]
    public void A_secret_is_in_no_output(string commandLine)
    {
        var outcome = _stage.Run<SampleBuild>($"{commandLine} --token s3cr3t%x");
        Assert.That(outcome.Output, Does.Contain("***").And.Not.Contain("s3cr3t"));
    }

    [Test, Disappointment(5)]
    public void A_method_that_returns_a_task_with_a_result_is_awaited()
    {
        var build = new SampleBuild();
        _stage.Run(build, "Ship --source here");
        Assert.That(build.Trace, Is.EqualTo(["packed here", "packed twice"]));
    }

    [Test]
    public void A_failure_stops_all_but_the_assured_targets()
    {
        var build = new SampleBuild();
        var outcome = _stage.Run(build, "Break Afterwards Unrelated Tidy");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(build.Trace, Is.EqualTo(["tidy"]));
    }

    [Test, Disappointment(8)]
    public void With_keep_going_a_failure_stops_only_what_depends_on_it()
    {
        var build = new SampleBuild();
        var outcome = _stage.Run(build, "Break Afterwards Unrelated Tidy --keep-going");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(build.Trace, Is.EqualTo(["unrelated", "tidy"]));
    }

    [Test, Disappointment(8)]
    public void A_run_continues_where_the_previous_attempt_failed()
    {
        _stage.Run<SampleBuild>("Fetch Break");
        var second = new SampleBuild();
        var outcome = _stage.Run(second, "Fetch Break --continue");
        Assert.That(second.Trace, Is.Empty);
        Assert.That(outcome.Output, Does.Contain("succeeded in the previous attempt"));
    }

    [TestCase("Fetch Break --retries 9 --continue", "--retries has another value than then")]
    [TestCase("Fetch Break Warn --continue", "it was to run Fetch Break, and this one is to run Fetch Break Warn")]
    public void An_attempt_is_not_continued_by_another_run(string commandLine, string reason)
    {
        _stage.Run<SampleBuild>("Fetch Break");
        var second = new SampleBuild();
        var outcome = _stage.Run(second, commandLine);
        Assert.That(
            outcome,
            Is.EqualTo(
                new Outcome(
                    64,
                    "NUKE on the embedded engine 0.1.0\n--continue: the previous attempt cannot be "
                        + $"continued, for {reason}. Run without --continue to start again.\n"
                )
            )
        );
        Assert.That(second.Trace, Is.Empty);
    }

    [Test]
    public void An_attempt_is_not_continued_by_another_build()
    {
        _stage.Write("Build.dll", "compiled");
        _stage.Run<SampleBuild>("Fetch Break");
        _stage.Write("Build.dll", "compiled again");
        Assert.That(_stage.Run<SampleBuild>("Fetch Break --continue").Output, Does.Contain("the build was compiled again since then"));
    }

    [Test, Disappointment(9)]
    public void A_cycle_breaks_only_the_plan_that_it_is_in()
    {
        Assert.That(_stage.Run<SampleBuild>("--help").ExitCode, Is.Zero);
        Assert.That(_stage.Run<SampleBuild>("Prepare").ExitCode, Is.Zero);
        var outcome = _stage.Run<SampleBuild>("Circle");
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.Contain("Circle depends on Square").And.Contain("Square depends on Circle"));
    }

    [Test, Disappointment(10)]
    public void Targets_that_run_at_once_still_wait_for_what_they_need()
    {
        var build = new SampleBuild();
        var outcome = _stage.Run(build, "Ship Fetch --source here --parallel 3");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(build.Trace.IndexOf("prepare"), Is.LessThan(build.Trace.IndexOf("fetch with ")));
        Assert.That(outcome.Output, Does.Contain("━━ Prepare ━━\n03:04:05 [INF] prepare\n\n"));
    }
}
