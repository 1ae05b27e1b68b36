using Nuke.Embedded.Engine.Timings;

namespace Nuke.Embedded.Tests;

/// <summary>How much a run says; docs/engine.md has the same table.</summary>
public sealed class VerbosityTests : IDisposable
{
    private const string LogName = "20260102-030405-Break.log";

    private static readonly string[] s_kinds =
    [
        "NUKE on",
        "━━ Talk ━━",
        "a hint",
        "an event",
        "a detail",
        "an answer",
        "[WRN] a warning",
        "[ERR] Break failed: no disk",
        "   at ",
        "Duration",
        "Failed after 0 ms: Break (acme 20).",
    ];

    private readonly Stage _stage = new();

    private string Logs => Path.Combine(_stage.Root, "logs");

    public void Dispose() => _stage.Dispose();

    [TestCase(
        "verbose",
        "NUKE on, ━━ Talk ━━, a hint, an event, a detail, an answer, [WRN] a warning, [ERR] Break "
            + "failed: no disk,    at , Duration, Failed after 0 ms: Break (acme 20)."
    )]
    [TestCase(
        "normal",
        "NUKE on, ━━ Talk ━━, a hint, an event, a detail, an answer, [WRN] a warning, [ERR] Break "
            + "failed: no disk, Duration, Failed after 0 ms: Break (acme 20)."
    )]
    [TestCase(
        "minimal",
        "━━ Talk ━━, an answer, [WRN] a warning, [ERR] Break failed: no disk, Duration, Failed after 0 ms: Break (acme 20)."
    )]
    [TestCase("quiet", "an answer, [WRN] a warning, [ERR] Break failed: no disk, Failed after 0 ms: Break (acme 20).")]
    public void Each_level_shows(string verbosity, string expected)
    {
        var output = _stage.Run<TellingBuild>($"Break --verbosity {verbosity}").Output;
        Assert.That(
            string.Join(", ", s_kinds.Where(kind => output.Contains(kind, StringComparison.Ordinal))),
            Is.EqualTo(expected),
            output
        );
    }

    [Test]
    public void A_quiet_run_that_succeeds_says_its_answer_and_one_line()
    {
        var outcome = _stage.Run<TellingBuild>("Talk --verbosity quiet");
        Assert.That(outcome, Is.EqualTo(new Outcome(0, "an answer\n03:04:05 [WRN] a warning\nSucceeded in 0 ms (acme 20).\n")));
    }

    [TestCase("GitHubActions", "::group::")]
    [TestCase("GitLab", "section_start")]
    public void On_a_CI_server_a_quiet_run_has_no_blocks(string host, string block) =>
        Assert.That(
            _stage.Run<TellingBuild>($"Talk --verbosity quiet --host {host}").Output,
            Does.Not.Contain(block).And.Contain("an answer")
        );

    [Test]
    public void The_log_has_all_of_it_with_time_and_target_and_without_secrets()
    {
        var outcome = _stage.Run(new TellingBuild { LogFolder = Logs }, "Break --verbosity quiet --token s3cr3t");
        var log = File.ReadAllText(Path.Combine(Logs, LogName));
        Assert.That(s_kinds.Where(kind => !log.Contains(kind, StringComparison.Ordinal)), Is.Empty, log);
        Assert.That(log, Does.Contain("03:04:05.000 Talk: a detail\n").And.Contain("event with ***").And.Not.Contain("s3cr3t"));
        Assert.That(outcome.Output, Does.EndWith($"The whole log: {Path.Combine(Logs, LogName)}\n"));
    }

    [Test]
    public void A_log_that_the_build_has_no_place_for_lies_beside_the_record_of_the_run()
    {
        _stage.Run<TellingBuild>("Talk");
        var files = Directory.GetFiles(Path.Combine(_stage.Root, ".nuke/temp/runs")).Select(Path.GetFileNameWithoutExtension).Distinct();
        Assert.That(files.Count(), Is.EqualTo(1));
        Assert.That(Directory.GetFiles(Path.Combine(_stage.Root, ".nuke/temp/runs"), "*.log"), Has.Length.EqualTo(1));
    }

    [Test]
    public void Of_the_logs_of_each_target_the_last_twenty_are_kept()
    {
        Directory.CreateDirectory(Logs);
        for (var i = 0; i < 30; i++)
            File.WriteAllText(Path.Combine(Logs, $"20250101-0000{i:00}-Talk.log"), "");
        File.WriteAllText(Path.Combine(Logs, "20250101-000000-Break.log"), "");
        File.WriteAllText(Path.Combine(Logs, "mine.log"), "");
        _stage.Run(new TellingBuild { LogFolder = Logs }, "Talk");
        Assert.That(Directory.GetFiles(Logs, "*-Talk.log"), Has.Length.EqualTo(20));
        Assert.That(File.Exists(Path.Combine(Logs, "20260102-030405-Talk.log")), Is.True);
        Assert.That(Directory.GetFiles(Logs).Select(Path.GetFileName), Does.Contain("20250101-000000-Break.log").And.Contain("mine.log"));
    }

    [Test]
    public void A_place_that_cannot_be_written_leaves_the_run_without_a_log()
    {
        _stage.Write("logs", "a file");
        Assert.That(
            _stage.Run(new TellingBuild { LogFolder = Logs }, "Break").Output,
            Does.Contain("Failed after").And.Not.Contain("The whole log")
        );
    }

    [Test]
    public void A_report_names_what_the_run_was_about_what_failed_and_the_log()
    {
        _stage.Run(new TellingBuild { LogFolder = Logs }, "Break --report run.html run.json");
        var page = File.ReadAllText(Path.Combine(_stage.Root, "run.html"));
        Assert.That(
            page,
            Does.Contain("<title>acme 20: failed</title>")
                .And.Contain("[WRN] a warning")
                .And.Contain("[ERR] Break failed: no disk")
                .And.Contain(LogName)
        );
        Assert.That(
            File.ReadAllText(Path.Combine(_stage.Root, "run.json")),
            Does.Contain("\"subject\": \"acme 20\"").And.Contain("[ERR] Break failed: no disk").And.Contain(LogName)
        );
    }

    [Test]
    public void How_long_a_target_takes_is_learnt_for_each_kind_of_run()
    {
        _stage.Run(new TellingBuild { Kind = "acme, first release" }, "Talk");
        _stage.Run(new TellingBuild { Kind = "acme, update" }, "Talk");
        var timings = new TargetTimings(_stage.Root);
        Assert.That(timings.EstimateOf("Talk", "acme, update"), Is.EqualTo(TimeSpan.Zero));
        Assert.That(timings.EstimateOf("Talk", "other, update"), Is.Null);
        Assert.That(timings.EstimatesOf("Talk"), Has.Count.EqualTo(2));
    }
}
