using System.Text.Json;

namespace Nuke.Embedded.Tests.Reports;

public sealed class HistoryTests : IDisposable
{
    private const string History = ".nuke/temp/history.json";

    private readonly Stage _stage = new();

    public HistoryTests() => Directory.CreateDirectory(Path.Combine(_stage.Root, ".nuke", "temp"));

    public void Dispose() => _stage.Dispose();

    [Test]
    public void A_dry_run_tells_what_would_run_and_how_long_it_usually_takes()
    {
        _stage.Write(History, """{ "Prepare": { "": [1.5, 90, 2] }, "Check": { "": [3] } }""");
        var outcome = _stage.Run<SampleBuild>("Fetch Check --skip Fetch --dry-run");
        Assert.That(
            outcome,
            Is.EqualTo(
                new Outcome(
                    0,
                    """
                    Target   Would        Takes
                    Prepare  run          2.0 s  median of 3 runs
                    Fetch    skip                by --skip
                    Check    run          3.0 s  median of 1 run; if retries > 5

                    The run would take about 5.0 s.

                    """
                )
            )
        );
    }

    [Test]
    public void The_estimate_of_a_parallel_run_follows_the_graph()
    {
        _stage.Write(History, """{ "First": { "": [10] }, "Second": { "": [20] }, "Third": { "": [30] }, "Crowd": { "": [5] } }""");
        Assert.That(
            _stage.Run<CrowdEstimate>("All --dry-run --parallel 2").Output,
            Does.Contain("about 1:00, and 40.0 s with 2 targets at once")
        );
    }

    [Test]
    public void What_never_ran_is_not_guessed_at() =>
        Assert.That(_stage.Run<SampleBuild>("Fetch --dry-run").Output, Does.Contain("None of these targets ever succeeded here"));

    [Test]
    public void The_last_ten_successful_runs_of_the_targets_of_this_build_are_kept()
    {
        _stage.Write(History, """{ "Prepare": { "": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] }, "Break": { "": [7] }, "Gone": { "": [1] } }""");
        _stage.Run<SampleBuild>("Prepare Break");
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_stage.Root, History)));
        Assert.That(json.RootElement.EnumerateObject().Select(property => property.Name), Is.EquivalentTo(["Prepare", "Break"]));
        Assert.That(
            json.RootElement.GetProperty("Prepare").GetProperty("").EnumerateArray().Select(time => time.GetDouble()),
            Is.EqualTo([2, 3, 4, 5, 6, 7, 8, 9, 10, 0])
        );
        Assert.That(
            json.RootElement.GetProperty("Break").GetProperty("").GetArrayLength(),
            Is.EqualTo(1),
            "a failure says nothing of how long success takes"
        );
    }

    [Test]
    public void A_damaged_history_is_as_none()
    {
        _stage.Write(History, "[[[");
        Assert.That(_stage.Run<SampleBuild>("Prepare").ExitCode, Is.Zero);
        Assert.That(File.ReadAllText(Path.Combine(_stage.Root, History)), Does.Contain("\"Prepare\""));
    }
}
