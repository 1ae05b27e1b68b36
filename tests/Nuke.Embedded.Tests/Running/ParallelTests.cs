namespace Nuke.Embedded.Tests.Running;

public sealed class ParallelTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly CrowdBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [TestCase("Crowd --parallel 3")]
    [TestCase("Crowd"), Disappointment(10)]
    public void Targets_that_do_not_wait_for_each_other_run_at_once_when_caller_or_build_say_so(string commandLine) =>
        Assert.That(_stage.Run(_build, commandLine).ExitCode, Is.Zero);

    [Test]
    public void The_caller_has_the_last_word() =>
        Assert.That(_stage.Run(_build, "Quick Apart --parallel 1 --dry-run").Output, Does.Not.Contain("at once"));

    [Test]
    public void The_output_of_each_target_is_one_piece_under_its_name()
    {
        var output = _stage.Run(_build, "Crowd").Output;
        foreach (var name in new[] { "First", "Second", "Third" })
            Assert.That(output, Does.Contain($"━━ {name} ━━\n03:04:05 [INF] {name} comes\n{name} meets\n03:04:05 [INF] {name} goes\n"));
    }

    [Test]
    public void On_a_server_that_folds_no_group_opens_within_another()
    {
        var output = _stage.Run(_build, "Crowd --host GitHubActions").Output;
        var marks = output
            .Split('\n')
            .Where(line => line.StartsWith("::group", StringComparison.Ordinal) || line.StartsWith("::endgroup", StringComparison.Ordinal))
            .ToList();
        Assert.That(marks, Has.Count.EqualTo(6));
        Assert.That(marks.Where((mark, index) => mark.StartsWith("::group", StringComparison.Ordinal) != (index % 2 == 0)), Is.Empty);
    }

    [Test]
    public void A_failure_starts_nothing_more_but_the_assured_targets()
    {
        var outcome = _stage.Run(_build, "Tidy AfterFail Apart --parallel 2");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(_build.Trace, Is.EqualTo(["tidy"]));
    }

    [Test]
    public void With_keep_going_only_what_depends_on_the_failure_is_left_out()
    {
        var outcome = _stage.Run(_build, "Tidy AfterFail Apart --parallel 2 --keep-going");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(_build.Trace, Is.EquivalentTo(["tidy", "apart"]));
        Assert.That(outcome.Output, Does.Match("AfterFail +not run"));
    }

    [Test]
    public void A_tolerated_failure_stops_nothing_and_fails_the_run()
    {
        Assert.That(_stage.Run(_build, "AfterSoftly --parallel 2").ExitCode, Is.EqualTo(2));
        Assert.That(_build.Trace, Is.EqualTo(["after softly"]));
    }
}
