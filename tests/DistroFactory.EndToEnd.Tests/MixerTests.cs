using System.Text;
using CliWrap;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// Releases by the mixer command, of an own upstream unless a test says otherwise: the real one where it is installed, and a stand-in that
/// keeps its workspace and refuses as that does.
/// </summary>
[TestFixture("stand-in")]
[TestFixture("real")]
[NonParallelizable]
public sealed class MixerTests(string mixer)
{
    private static readonly string s_standIns = Path.Combine(AppContext.BaseDirectory, "MixerStandIns");

    /// <summary>That of Debian, wherever another comes before it in PATH.</summary>
    private const string ForeignBsdiff = "/usr/bin/bsdiff";

    private Factory _factory = null!;
    private TemporaryDirectory _tools = null!;

    private bool IsReal => mixer == "real";

    [SetUp]
    public void SetUp()
    {
        if (IsReal)
        {
            foreach (
                var (command, package) in new[]
                {
                    ("dnf", "dnf"),
                    ("createrepo_c", "createrepo-c"),
                    ("rpm2archive", "rpm"),
                    ("file", "file"),
                }
            )
                Tool.Require(command, package);
            if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "mixer"))))
                Assert.Ignore(
                    "the command mixer is missing (build it from "
                        + "https://github.com/clearlinux/mixer-tools, and bsdiff from "
                        + "https://github.com/clearlinux/bsdiff)"
                );
            if (!Environment.IsPrivilegedProcess)
                Assert.Ignore("mixer builds trees as root, and this is another user");
        }

        (_factory, _tools) = (new(), new());
        foreach (
            var file in Directory
                .EnumerateFiles(s_standIns)
                .Where(file => !IsReal || Path.GetFileName(file) is "record" or "clr-installer" or "swupd")
        )
            File.Copy(file, _tools[Path.GetFileName(file)]);
        MixerKeys.Put(_tools["keys"]);
        Directory.CreateDirectory(Path.Combine(_factory.NextConfig, "images"));
        File.Copy(Path.Combine(_factory.Config, "images", "container.yaml"), Path.Combine(_factory.NextConfig, "images", "container.yaml"));
        foreach (var config in new[] { _factory.Config, _factory.NextConfig })
            Configure(Path.Combine(config, "distro.yaml"));
    }

    [TearDown]
    public void TearDown()
    {
        _factory?.Dispose();
        _tools?.Dispose();
    }

    [Test]
    public async Task Releases_follow_each_other_from_the_first_at_the_increment_and_after_one_that_failed_behind_its_mix()
    {
        await ReleasedAsync("10", _factory.Config);

        var failed = await RunAsync("Release", _factory.NextConfig, failingImage: "container");
        Assert.That((failed.ExitCode, _factory.Latest), Is.EqualTo((2, "10")), failed.Output);
        Assert.That(
            failed.Output,
            Does.Contain("no disk").And.Contain("build validate --from 10 --to 20"),
            "it failed where it was meant to"
        );

        await ReleasedAsync("20", _factory.NextConfig);
        await ReleasedAsync("40", _factory.NextConfig, "--format-bump");
        await ReleasedAsync("50", _factory.NextConfig, "--min-version");
        if (IsReal)
        {
            // mixer makes no deltas towards a min-version: that is warned of.
            Assert.That(_factory.Verify(format: 2).Findings.Where(finding => finding.Severity == Severity.Error), Is.Empty);
            Assert.That(
                ManifestReader
                    .ReadFile(Path.Combine(_factory.Stage, "update", "50", "Manifest.full"))
                    .Entries.Select(entry => entry.Version.Value)
                    .Distinct(),
                Is.EqualTo(new uint[] { 50 })
            );
        }
    }

    [Test]
    public async Task A_first_release_that_failed_behind_its_mix_is_made_by_the_next_run()
    {
        var failed = await RunAsync("Release", _factory.Config, failingImage: "container");
        Assert.That(failed.ExitCode, Is.EqualTo(2), failed.Output);
        await ReleasedAsync("10", _factory.Config);
    }

    [Test]
    public async Task A_bsdiff_whose_deltas_no_client_reads_is_refused_before_anything_is_written_unless_there_are_to_be_none()
    {
        var foreign = Tool.Require(ForeignBsdiff, "bsdiff");
        File.Delete(_tools["bsdiff"]);
        File.CreateSymbolicLink(_tools["bsdiff"], foreign);

        var refused = await RunAsync("Release", _factory.Config, failingImage: "");
        Assert.That((refused.ExitCode, _factory.Written.Count()), Is.EqualTo((2, 0)), refused.Output);
        Assert.That(
            refused.Output,
            Does.Contain($"Trying {_tools["bsdiff"]}, which mixer makes deltas with: clients do not read what it makes")
                .And.Contain("https://github.com/clearlinux/bsdiff")
                .And.Contain("mix.deltas: { versions: 0, from-format-start: false }")
        );

        Configure(Path.Combine(_factory.Config, "distro.yaml"), ", deltas: { versions: 0, from-format-start: false }");
        await ReleasedAsync("10", _factory.Config);
    }

    [Test]
    public async Task Downstream_releases_have_the_upstream_bundles_that_the_configuration_says_where_to_find()
    {
        using var mirror = new Mirror(_tools["mirror"]);
        var config = DownstreamConfig(mirror);
        Publish(mirror, 31000, editors: "edit");
        var first = await ReleasedAsync("31000010", config);
        Assert.That(
            first,
            Does.Contain("mixer --offline bundle add os-core os-core-update shell editors stats\n").And.Not.Contain("github.com")
        );

        Publish(mirror, 31010, editors: "edit\nacme-doc");
        var failed = await RunAsync("Release", config, failingImage: "container");
        Assert.That((failed.ExitCode, _factory.Latest), Is.EqualTo((2, "31000010")), failed.Output);
        await ReleasedAsync("31010010", config);
        Assert.That(mirror.Asked, Is.SupersetOf(new[] { "/bundles/31000.tar.gz", "/bundles/31010.tar.gz" }));
        if (IsReal)
        {
            Assert.That(_factory.Verify().Findings.Where(finding => finding.Severity == Severity.Error), Is.Empty);
            Assert.That(
                ManifestReader
                    .ReadFile(Path.Combine(_factory.Stage, "update", "31010010", "Manifest.MoM"))
                    .Entries.Select(entry => $"{entry.Name} {entry.Version}"),
                Is.SupersetOf(new[] { "stats 31000010", "editors 31010010" }),
                "the upstream defines editors otherwise"
            );
        }
    }

    private static void Publish(Mirror mirror, int version, string editors)
    {
        var sample = Path.Combine(Shared.Repository, "samples", "acme");
        mirror.Publish(
            version,
            1,
            Directory.EnumerateFiles(Path.Combine(sample, "packages")),
            Directory
                .EnumerateFiles(Path.Combine(sample, "bundles"))
                .Select(file =>
                    (
                        Path.GetFileName(file),
                        Path.GetFileName(file) == "editors" ? $"# [TITLE]: editors\n{editors}\n" : File.ReadAllText(file)
                    )
                )
        );
        mirror.Say("latest", $"{version}");
    }

    // With a bundle of its own, and the definitions of the upstream elsewhere than those of Clear Linux.
    private string DownstreamConfig(Mirror mirror)
    {
        var config = _tools["downstream"];
        foreach (var folder in new[] { "own", "bundles", "images" })
            Directory.CreateDirectory(Path.Combine(config, folder));
        foreach (var package in new[] { "acme-shell-2.2-1.x86_64.rpm", "acme-stats-1.0-1.noarch.rpm" })
            File.Copy(Path.Combine(Shared.Repository, "samples", "acme-next", "packages", package), Path.Combine(config, "own", package));
        File.Copy(Path.Combine(_factory.Config, "images", "container.yaml"), Path.Combine(config, "images", "container.yaml"));
        File.WriteAllText(Path.Combine(config, "bundles", "stats"), "# [TITLE]: stats\nacme-stats\n");
        File.WriteAllText(
            Path.Combine(config, "distro.yaml"),
            $$"""
            name: acme
            url: https://update.acme.example
            mode: downstream
            upstream:
              url: {{mirror.Address}}
              bundles: [os-core, os-core-update, shell, editors]
              bundle-definitions: {{mirror.Address}}/bundles/{version}.tar.gz
            content: [ { folder: own } ]
            groups: { operators: 600 }

            """
        );
        Configure(Path.Combine(config, "distro.yaml"));
        return config;
    }

    private async Task<string> ReleasedAsync(string version, string config, params string[] options)
    {
        var outcome = await RunAsync("Release", config, failingImage: "", options);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.That((outcome.ExitCode, _factory.Latest), Is.EqualTo((0, version)), outcome.Output);
        Assert.That(
            File.ReadAllText(Path.Combine(_factory.Stage, "releases", version, $"build-env-{version}.txt")),
            Does.Match(@"(?m)^mixer: 6\.\d+\.\d+$").And.Contain("\nclr-installer: 2.7.0\nswupd: 7.0.0\n")
        );
        return outcome.Output;
    }

    private async Task<Outcome> RunAsync(string targets, string config, string failingImage, params string[] options)
    {
        var output = new StringBuilder();
        var result = await _factory
            .Command(targets, config, options)
            .WithEnvironmentVariables(variables =>
                variables
                    .Set("PATH", $"{_tools.Path}:{Environment.GetEnvironmentVariable("PATH")}")
                    .Set("RECORDED_CALLS", _tools["calls"])
                    .Set("MIXER_KEYS", _tools["keys"])
                    .Set("FAIL_IMAGE", failingImage)
            )
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
            .ExecuteAsync();
        return new(result.ExitCode, output.ToString());
    }

    // What the stand-in publishes is no stream that a client could install, nor one that stands a check.
    private void Configure(string file, string more = "")
    {
        var lines = File.ReadAllLines(file)
            .TakeWhile(line => IsReal || !line.StartsWith("qa:", StringComparison.Ordinal))
            .Where(line =>
                !line.StartsWith("images:", StringComparison.Ordinal)
                && !line.StartsWith("mix:", StringComparison.Ordinal)
                && !line.StartsWith("  compression:", StringComparison.Ordinal)
            );
        File.WriteAllLines(
            file,
            [
                .. lines,
                "images: { templates: images, engine: clr-installer }",
                $"mix: {{ engine: mixer, mixer: {{ on-unsound: {(IsReal ? "fail" : "warn")} }}{more} }}",
            ]
        );
    }
}
