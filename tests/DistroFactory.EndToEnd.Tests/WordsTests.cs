namespace DistroFactory.EndToEnd.Tests;

/// <summary>What a run says: as much as is asked for, true, and where the rest is.</summary>
public sealed class WordsTests
{
    private Factory _factory = null!;

    private string Logs => Path.Combine(_factory.Root, "logs");

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task A_quiet_release_says_warnings_and_one_line_and_its_log_all()
    {
        var released = await _factory.RunAsync("Release", _factory.Config, "--verbosity", "quiet");

        Assert.That(released.ExitCode, Is.Zero, released.Output);
        var lines = released.Output.TrimEnd().Split('\n');
        Assert.That(lines[..^1], Has.All.Match(@"^\d\d:\d\d:\d\d \[WRN\] "));
        Assert.That(lines[^1], Does.Match(@"^Succeeded in .* \(acme 10\)\.$"));
        Assert.That(
            File.ReadAllText(Directory.GetFiles(Logs, "*-Release.log").Single()),
            Does.Contain("Version 10 is sound").And.Contain("Succeeded in")
        );
    }

    [Test]
    public async Task A_quiet_watcher_still_answers()
    {
        var watched = await _factory.RunAsync("Watcher", _factory.Config, "--verbosity", "quiet");
        Assert.That(watched.ExitCode, Is.EqualTo(1), watched.Output);
        Assert.That(watched.Output, Does.StartWith("Release 10 is needed"));
        Assert.That(Directory.Exists(Logs), Is.False, "a look leaves no log in the factory directory");
    }

    [Test]
    public async Task That_the_keys_are_not_backed_up_is_repeated_until_somebody_says_they_are()
    {
        const string Warning = "are not known to be backed up";
        Assert.That((await _factory.RunAsync("Release", _factory.Config)).Output, Does.Contain(Warning));
        Assert.That((await _factory.RunAsync("Release", _factory.Config)).Output, Does.Contain(Warning));

        var said = await _factory.RunAsync("KeysBackedUp", _factory.Config);
        Assert.That(
            (said.ExitCode, said.Output.Contains("the signing keys of acme are backed up", StringComparison.Ordinal)),
            Is.EqualTo((0, true)),
            said.Output
        );
        Assert.That((await _factory.RunAsync("Release", _factory.NextConfig)).Output, Does.Not.Contain(Warning));
    }

    [Test]
    public async Task A_folder_that_cannot_be_published_to_is_named_with_the_key_that_names_it()
    {
        var place = Path.Combine(_factory.Root, "www");
        Directory.CreateDirectory(place);
        File.WriteAllText(Path.Combine(place, "update"), "in the way");
        File.AppendAllText(Path.Combine(_factory.Config, "distro.yaml"), $"\npublish: [ {{ folder: {place} }} ]\n");

        var failed = await _factory.RunAsync("Release", _factory.Config);

        Assert.That(failed.ExitCode, Is.EqualTo(2), failed.Output);
        Assert.That(
            failed.Output,
            Does.Contain($"{place}/update")
                .And.Contain("a folder that is published to")
                .And.Contain("publish: in distro.yaml")
                .And.Not.Contain("name another folder by --factory-dir")
        );
        Assert.That(failed.Output, Does.Match($"The whole log: {Logs}/.*-Release.log"));
    }

    [Test]
    public async Task Swapped_versions_and_a_stage_in_place_of_its_stream_are_told_apart()
    {
        await _factory.RunAsync("Release", _factory.Config);
        var certificate = Path.Combine(_factory.Stage, "releases", "10", "config", "Swupd_Root.pem");
        var swapped = await _factory.RunAsync(
            "SimulateClient",
            _factory.Config,
            "--stream",
            Path.Combine(_factory.Stage, "update"),
            "--certificate",
            certificate,
            "--from",
            "20",
            "--to",
            "10"
        );
        Assert.That(
            (swapped.ExitCode, swapped.Output.Contains("Turn them round: --from 10 --to 20", StringComparison.Ordinal)),
            Is.EqualTo((64, true)),
            swapped.Output
        );
        var stage = await _factory.RunAsync("SimulateClient", _factory.Config, "--stream", _factory.Stage, "--certificate", certificate);
        Assert.That(
            (stage.ExitCode, stage.Output.Contains($"The stream in it is {_factory.Stage}/update", StringComparison.Ordinal)),
            Is.EqualTo((64, true)),
            stage.Output
        );
        var validated = await _factory.RunAsync("Validate", _factory.Config, "--from", "20", "--to", "10");
        Assert.That(
            (validated.ExitCode, validated.Output.Contains("Turn them round: --from 10 --to 20", StringComparison.Ordinal)),
            Is.EqualTo((64, true)),
            validated.Output
        );
    }
}
