using DistroFactory.UpdateStream;

namespace DistroFactory.EndToEnd.Tests;

public sealed class ReleaseTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task Two_releases_follow_each_other_and_a_third_has_nothing_to_do()
    {
        var first = await _factory.RunAsync("Release", _factory.Config);
        Assert.That(first.ExitCode, Is.Zero, first.Output);
        Assert.That(_factory.Latest, Is.EqualTo("10"));

        var watched = await _factory.RunAsync("Watcher", _factory.NextConfig);
        Assert.That(watched.ExitCode, Is.EqualTo(1), watched.Output);
        Assert.That(watched.Output, Does.Contain("acme-shell 2.1-1 -> 2.2-1"));

        var second = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.That(second.ExitCode, Is.Zero, second.Output);
        Assert.That(_factory.Latest, Is.EqualTo("20"));

        var third = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.Multiple(() =>
        {
            Assert.That(third.ExitCode, Is.Zero, third.Output);
            Assert.That(third.Output, Does.Contain("Nothing to release"));
            Assert.That(_factory.Latest, Is.EqualTo("20"));
            Assert.That(_factory.Verify().Findings, Is.Empty);
            Assert.That(second.Output, Does.Contain("Update of all bundles from 10"));
            Assert.That(
                File.ReadAllText(Path.Combine(_factory.Stage, "releases", "20", "release-notes-20.txt")),
                Does.Contain("DOWNLOADS:")
            );
        });

        var certificate = Path.Combine(_factory.Stage, "releases", "latest", "config", "Swupd_Root.pem");
        var simulated = await _factory.RunAsync(
            "SimulateClient",
            _factory.Config,
            "--stream",
            Path.Combine(_factory.Stage, "update"),
            "--certificate",
            certificate,
            "--bundles",
            "shell,web-server",
            "--from",
            "10"
        );
        Assert.That(simulated.ExitCode, Is.Zero, simulated.Output);
        Assert.That(simulated.Output, Does.Contain("After the update the machine is what a fresh installation is"));
        Assert.That(simulated.Output, Does.Not.Contain("\n\n\n"));

        var mistyped = await _factory.RunAsync(
            "SimulateClient",
            _factory.Config,
            "--stream",
            Path.Combine(_factory.Stage, "update"),
            "--certificate",
            certificate,
            "--bundles",
            "shel"
        );
        Assert.That(mistyped.ExitCode, Is.EqualTo(64), mistyped.Output);
        Assert.That(mistyped.Output, Does.Contain("shel").And.Contain("Correct --bundles"));

        var stage = await _factory.RunAsync("SimulateClient", _factory.Config, "--stream", _factory.Stage, "--certificate", certificate);
        Assert.That(
            (stage.ExitCode, stage.Output.Contains($"The stream in it is {_factory.Stage}/update.", StringComparison.Ordinal)),
            Is.EqualTo((64, true)),
            stage.Output
        );
    }

    [Test]
    public async Task A_lost_record_of_a_release_ends_the_next_one_unless_that_is_forced()
    {
        await _factory.RunAsync("Release", _factory.Config);
        File.Delete(Path.Combine(_factory.Stage, "releases", "10", "release-10.json"));

        var watched = await _factory.RunAsync("Watcher", _factory.Config);
        Assert.That(
            (watched.ExitCode, watched.Output.Contains("release-10.json: there is no such file", StringComparison.Ordinal)),
            Is.EqualTo((2, true)),
            watched.Output
        );

        var forced = await _factory.RunAsync("Release", _factory.Config, "--force");
        Assert.That((forced.ExitCode, _factory.Latest), Is.EqualTo((0, "20")), forced.Output);
        Assert.That(_factory.Verify().Findings, Is.Empty);
    }

    [Test]
    public async Task Lost_signing_keys_end_a_release_before_others_are_made()
    {
        await _factory.RunAsync("Release", _factory.Config);
        var keys = Path.Combine(_factory.Root, "acme", "state", "signing");
        Directory.Move(keys, keys + ".lost");

        var without = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.Multiple(() =>
        {
            Assert.That(without.ExitCode, Is.EqualTo(2), without.Output);
            Assert.That(without.Output, Does.Contain("release 10").And.Contain("Restore the folder from your backup"));
            Assert.That(_factory.Latest, Is.EqualTo("10"));
            Assert.That(Directory.Exists(keys), Is.False);
        });

        Directory.Move(keys + ".lost", keys);
        Assert.That((await _factory.RunAsync("Release", _factory.NextConfig)).ExitCode, Is.Zero);
    }

    [Test]
    public async Task A_step_alone_names_what_it_lacks()
    {
        var notes = await _factory.RunAsync("Notes", _factory.Config, "--skip");

        Assert.That(notes.ExitCode, Is.EqualTo(64), notes.Output);
        Assert.That(
            notes.Output,
            Does.Contain("FetchConfig cannot be left out of this run: Notes needs the configuration, and no earlier run left it here")
        );
    }

    [Test]
    public async Task A_preview_writes_nothing()
    {
        var preview = await _factory.RunAsync("Preview", _factory.Config);

        Assert.Multiple(() =>
        {
            Assert.That(preview.ExitCode, Is.Zero, preview.Output);
            Assert.That(preview.Output, Does.Contain("nothing is released yet"));
            Assert.That(Directory.Exists(_factory.Root), Is.False);
        });
    }

    [Test]
    public async Task A_corrupt_package_leaves_the_stage_as_it_was_and_the_next_run_succeeds()
    {
        await _factory.RunAsync("Release", _factory.Config);
        var package = Path.Combine(_factory.NextConfig, "packages", "acme-shell-2.2-1.x86_64.rpm");
        var sound = File.ReadAllBytes(package);
        File.WriteAllBytes(package, [.. sound[..^50], .. new byte[50]]);

        var failed = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.That(failed.ExitCode, Is.EqualTo(2), failed.Output);
        Assert.That(failed.Output, Does.Contain("acme-shell-2.2-1.x86_64.rpm"));
        Assert.That(_factory.Latest, Is.EqualTo("10"));

        File.WriteAllBytes(package, sound);
        var mended = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.That(mended.ExitCode, Is.Zero, mended.Output);
        Assert.That(_factory.Latest, Is.EqualTo("20"));
    }

    [Test]
    public async Task A_wrong_configuration_is_a_usage_error()
    {
        File.AppendAllText(Path.Combine(_factory.Config, "distro.yaml"), "\nincrment: 10\n");

        var outcome = await _factory.RunAsync("Release", _factory.Config);

        Assert.That(outcome.ExitCode, Is.EqualTo(64), outcome.Output);
        Assert.That(outcome.Output, Does.Contain("increment"));
    }

    [Test]
    public async Task A_run_killed_in_the_middle_leaves_the_old_version_served_and_the_next_run_completes()
    {
        await _factory.RunAsync("Release", _factory.Config);
        using (var kill = new CancellationTokenSource())
        {
            var said = new System.Text.StringBuilder();
            var command = _factory
                .Command("Release", _factory.NextConfig)
                .WithStandardOutputPipe(
                    CliWrap.PipeTarget.ToDelegate(line =>
                    {
                        said.AppendLine(line);
                        if (line.Contains("━━ Prepare ━━", StringComparison.Ordinal))
                            kill.Cancel();
                    })
                );
            Assert.That(
                async () => await command.ExecuteAsync(kill.Token),
                Throws.InstanceOf<OperationCanceledException>(),
                said.ToString()
            );
        }

        Assert.That(_factory.Latest, Is.EqualTo("10"));
        var next = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.That(next.ExitCode, Is.Zero, next.Output);
        Assert.That(_factory.Verify().Version, Is.EqualTo(new StreamVersion(20)));
        Assert.That(
            next.Output,
            Does.Contain("Version 20 was mixed of the same packages and bundles by a run that did not get to its end; it is taken over.")
        );
    }

    [Test]
    public async Task What_was_mixed_of_other_input_is_mixed_again()
    {
        foreach (var target in new[] { "FetchConfig", "Initialize", "Content", "Mix" })
            Assert.That((await _factory.RunAsync(target, _factory.Config, "--skip")).ExitCode, Is.Zero);

        var released = await _factory.RunAsync("Release", _factory.NextConfig);

        Assert.Multiple(() =>
        {
            Assert.That(released.ExitCode, Is.Zero, released.Output);
            Assert.That(released.Output, Does.Not.Contain("taken over"));
            Assert.That(_factory.Verify().Findings, Is.Empty);
            Assert.That(File.ReadAllText(Path.Combine(_factory.Stage, "update", "10", "Manifest.shell")), Does.Contain("acme-stats"));
        });
    }

    [Test]
    public async Task Each_step_can_be_run_alone()
    {
        foreach (
            var target in new[]
            {
                "FetchConfig",
                "Initialize",
                "Content",
                "Mix",
                "Validate",
                "Images",
                "Prepare",
                "Verify",
                "Qa",
                "Notes",
                "Evidence",
                "Stage",
                "Publish",
                "Tag",
            }
        )
        {
            var outcome = await _factory.RunAsync(target, _factory.Config, "--skip");
            Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        }

        Assert.That(_factory.Latest, Is.EqualTo("10"));
    }

    [Test]
    public async Task A_step_without_its_records_says_which_target_makes_them()
    {
        var outcome = await _factory.RunAsync("Mix", _factory.Config, "--skip");

        Assert.That(outcome.ExitCode, Is.EqualTo(64), outcome.Output);
        Assert.That(outcome.Output, Does.Contain("FetchConfig"));
    }
}
