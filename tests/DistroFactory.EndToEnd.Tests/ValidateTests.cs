namespace DistroFactory.EndToEnd.Tests;

public sealed class ValidateTests
{
    private Factory _factory = null!;

    [SetUp]
    public async Task Release_twice()
    {
        _factory = new();
        await _factory.RunAsync("Release", _factory.Config);
        var second = await _factory.RunAsync("Release", _factory.NextConfig);
        Assert.That(second.ExitCode, Is.Zero, second.Output);
    }

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public void A_release_brings_a_report_that_its_manifests_say_what_its_packages_say()
    {
        var release = Path.Combine(_factory.Stage, "releases", "20");

        Assert.Multiple(() =>
        {
            Assert.That(
                File.ReadAllText(Path.Combine(release, "mca-report-10-20.txt")),
                Does.Contain("No disagreement").And.Contain("acme-shell 2.1-1 -> 2.2-1")
            );
            Assert.That(File.Exists(Path.Combine(release, "mca-report-10-20.json")));
            Assert.That(
                File.ReadAllText(Path.Combine(release, "release-notes-20.txt")),
                Does.Contain("CORRECTNESS:").And.Contain("10 -> 20")
            );
            Assert.That(File.ReadAllText(Path.Combine(release, "packages-license-info-20.md")), Does.Contain("| `acme-shell` | 2.2-1 | "));
        });
    }

    [Test]
    public async Task A_staged_version_whose_manifest_was_tampered_with_is_found_and_the_file_is_named()
    {
        var sound = await _factory.RunAsync("Validate", _factory.NextConfig, "--from", "10", "--to", "20");
        Assert.That(sound.ExitCode, Is.Zero, sound.Output);
        Assert.That(sound.Output, Does.Contain("Manifests from version 10 to 20").And.Not.Contain("━━ Mix ━━").And.Not.Contain("Note:"));

        var manifest = Path.Combine(_factory.Stage, "update", "20", "Manifest.shell");
        var lines = File.ReadAllLines(manifest);
        var lost = lines
            .First(line =>
                line.StartsWith("F...\t", StringComparison.Ordinal) && !line.Contains("/usr/share/clear/", StringComparison.Ordinal)
            )
            .Split('\t')[3];
        File.WriteAllText(
            manifest,
            string.Concat(lines.Where(line => !line.EndsWith("\t" + lost, StringComparison.Ordinal)).Select(line => line + "\n"))
        );

        var tampered = await _factory.RunAsync("Validate", _factory.NextConfig, "--to", "20");
        Assert.That(tampered.ExitCode, Is.EqualTo(2), tampered.Output);
        Assert.That(tampered.Output, Does.Contain($"bundle shell, {lost} of package acme-shell"));
    }
}
