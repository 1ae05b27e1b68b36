using DistroFactory.Testing;

namespace Nuke.Embedded.Tests.Processes;

/// <summary>Where the original engine disappoints, seen from outside: exit codes, what is printed, what is left on the disk.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DisappointmentProcessTests
{
    [Test, Disappointment(1)]
    public void The_plan_needs_no_browser_and_no_other_program()
    {
        using var build = new BuildProcess("Verify --plan", ("PATH", "/nowhere"), ("DISPLAY", ""));
        Assert.That(build.End(), Is.EqualTo(new Outcome(0, "2  Verify\n1  └─ Build\n")));
    }

    [TestCase("Greet --cuont 3", "There is no option --cuont; did you mean --count?"), Disappointment(2)]
    [TestCase("Greet --count three", "--count (on the command line): 'three' is no whole number")]
    public void What_was_mistyped_is_refused(string arguments, string message)
    {
        using var build = new BuildProcess(arguments);
        var outcome = build.End();
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.StartWith(message).And.Not.Contain("hello"));
    }

    [Test, Disappointment(3)]
    public void A_missing_parameter_is_explained_where_nobody_can_be_asked()
    {
        using var build = new BuildProcess("Greet Send");
        Assert.That(
            build.End(),
            Is.EqualTo(
                new Outcome(
                    64,
                    """
                    NUKE on the embedded engine 0.1.0
                    Send requires --address (Where to send it).
                      Set it with --address VALUE, the environment variable ADDRESS or NUKE_ADDRESS, or "address" in .nuke/parameters.json or a profile .nuke/parameters.NAME.json (--profile NAME).

                    """
                )
            )
        );
    }

    [TestCase("Terminal"), Disappointment(4)]
    [TestCase("GitHubActions")]
    [TestCase("GitLab")]
    [TestCase("Jenkins")]
    public void A_secret_is_neither_printed_nor_kept(string host)
    {
        using var root = new TemporaryDirectory();
        using var build = new BuildProcess(
            $"Leak --host {host} --verbosity verbose --report run.html run.json run.xml",
            root.Path,
            ("TOKEN", "s3cr3t%x")
        );
        var outcome = build.End();
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(
            outcome.Output,
            Does.Contain("printed ***").And.Contain("complained ***").And.Contain("refused ***").And.Not.Contain("s3cr3t")
        );
        var files = Directory.GetFiles(root.Path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 });
        Assert.That(files, Has.Length.GreaterThan(3));
        Assert.That(files.Where(file => File.ReadAllText(file).Contains("s3cr3t", StringComparison.Ordinal)), Is.Empty);
    }

    [Test, Disappointment(8)]
    public void A_new_process_continues_where_the_one_before_failed()
    {
        using var root = new TemporaryDirectory();
        using (var first = new BuildProcess("Verify", root.Path))
            Assert.That(first.End().ExitCode, Is.EqualTo(2));
        File.WriteAllText(root["mended"], "");
        using var second = new BuildProcess("Verify --continue", root.Path);
        var outcome = second.End();
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(outcome.Output, Does.Match("Build +skipped .*succeeded in the previous attempt").And.Match("Verify +succeeded"));
        Assert.That(File.ReadAllText(root["built"]), Is.EqualTo("once\n"));
    }

    [TestCase("--help", 0, "Chicken"), Disappointment(9)]
    [TestCase("Greet", 0, "hello")]
    [TestCase("Greet --plan", 0, "Greet")]
    [TestCase("Chicken", 64, "  Chicken depends on Egg\n  Egg depends on Chicken\n")]
    public void A_cycle_matters_only_to_those_who_run_into_it(string arguments, int exitCode, string text)
    {
        using var build = new BuildProcess(arguments);
        var outcome = build.End();
        Assert.That(outcome.ExitCode, Is.EqualTo(exitCode));
        Assert.That(outcome.Output, Does.Contain(text));
    }

    [Test, Disappointment(5)]
    public void A_task_with_a_result_is_awaited_before_the_next_target_begins()
    {
        using var build = new BuildProcess("Wait AfterWaiting");
        var outcome = build.End();
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(
            outcome.Output.IndexOf("waited", StringComparison.Ordinal),
            Is.Positive.And.LessThan(outcome.Output.IndexOf("━━ AfterWaiting", StringComparison.Ordinal))
        );
    }
}
