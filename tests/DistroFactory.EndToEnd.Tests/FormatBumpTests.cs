using System.Collections.Immutable;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.EndToEnd.Tests;

public sealed class FormatBumpTests
{
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task A_bump_makes_the_bridge_and_the_new_format_and_takes_the_leaving_bundle_away()
    {
        MarkAsLeaving("devtools");
        await Release();
        var leaving = File.ReadAllText(Path.Combine(_factory.Config, "bundles", "devtools"));
        File.WriteAllText(
            Path.Combine(_factory.Config, "bundles", "too-late"),
            leaving.Replace("[TITLE]: devtools", "[TITLE]: too-late", StringComparison.Ordinal)
        );

        var bumped = await Release("--format-bump");

        Assert.That(bumped, Does.Contain("20  format 1").And.Contain("the bridge to 30 of format 2; empties devtools"));
        Assert.Multiple(() =>
        {
            Assert.That(_factory.Latest, Is.EqualTo("30"));
            Assert.That(Files.Latest(new(1)), Is.EqualTo(new StreamVersion(20)));
            Assert.That((Files.First(new(2)), Files.Latest(new(2))), Is.EqualTo((new StreamVersion(30), new StreamVersion(30))));
            Assert.That(Findings(1), Is.Empty);
            Assert.That(Findings(2), Is.Empty);
            Assert.That(Manifest(20, "devtools").Entries.Select(entry => entry.Status), Is.All.EqualTo(EntryStatus.Deleted));
            Assert.That(Manifest(30, "MoM").Entries.Select(entry => entry.Name), Has.None.EqualTo("devtools"));
            Assert.That(Manifest(20, "MoM").Entries.Select(entry => entry.Name), Has.None.EqualTo("too-late"), "no client has it");
            Assert.That(Manifest(30, "os-core").Entries.Select(entry => entry.Version), Is.All.EqualTo(new StreamVersion(30)));
        });

        // The content of the bridge is that of the version it claims to be, so that the client that goes on finds it sound.
        Assert.That(Contents(30, "os-core"), Is.EqualTo(Contents(20, "os-core")));

        Assert.That(await Release(), Does.Contain("Nothing to release"));
        await Release("--force");
        Assert.That(Manifest(40, "MoM").Entries.Select(entry => entry.Name), Has.None.EqualTo("devtools"));
    }

    [Test]
    public async Task A_bump_killed_in_the_middle_leaves_the_old_version_served_and_the_next_run_completes()
    {
        await Release();
        foreach (var moment in new[] { "30  format 2", "Version 20 is sound" })
        {
            using var kill = new CancellationTokenSource();
            var command = _factory
                .Command("Release", _factory.Config, "--format-bump")
                .WithStandardOutputPipe(
                    CliWrap.PipeTarget.ToDelegate(line =>
                    {
                        if (line.StartsWith(moment, StringComparison.Ordinal))
                            kill.Cancel();
                    })
                );
            Assert.That(async () => await command.ExecuteAsync(kill.Token), Throws.InstanceOf<OperationCanceledException>(), moment);
            Assert.That(_factory.Latest, Is.EqualTo("10"), moment);
            Assert.That(Findings(1), Is.Empty, moment);
        }

        await Release("--format-bump");

        Assert.That(_factory.Latest, Is.EqualTo("30"));
        Assert.That(Findings(1).AddRange(Findings(2)), Is.Empty);
    }

    private VersionFiles Files => new(Path.Combine(_factory.Stage, "update", "version"));

    private async Task<string> Release(params string[] options)
    {
        var outcome = await _factory.RunAsync("Release", _factory.Config, options);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        return outcome.Output;
    }

    private void MarkAsLeaving(string bundle)
    {
        var file = Path.Combine(_factory.Config, "bundles", bundle);
        File.WriteAllText(file, File.ReadAllText(file).Replace("[STATUS]: Active", "[STATUS]: Pending-Delete", StringComparison.Ordinal));
        Assert.That(File.ReadAllText(file), Does.Contain("Pending-Delete"));
    }

    private Manifest Manifest(uint version, string name) =>
        ManifestReader.ReadFile(Path.Combine(_factory.Stage, "update", $"{version}", $"Manifest.{name}"));

    private IEnumerable<(string, SwupdHash)> Contents(uint version, string bundle) =>
        Manifest(version, bundle)
            .Entries.Where(entry => entry.IsPresent)
            .Select(entry => (entry.Name, entry.Hash))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal);

    private ImmutableArray<Finding> Findings(uint format)
    {
        using var signatures = new SignatureVerifier(
            File.ReadAllText(Path.Combine(_factory.Stage, "releases", "latest", "config", "Swupd_Root.pem"))
        );
        return new StreamVerifier(Path.Combine(_factory.Stage, "update"), signatures).VerifyLatest(new(format)).Findings;
    }
}
