using System.Collections.Immutable;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// A distribution that builds upon another: the sample as the upstream on a server, with a bundle and two packages of its own.
/// </summary>
public sealed class DownstreamTests
{
    private static readonly string s_samples = Path.Combine(Shared.Repository, "samples");

    private Factory _factory = null!;
    private TemporaryDirectory _directory = null!;
    private Mirror _mirror = null!;

    private string Config => _directory["config"];

    [SetUp]
    public void SetUp()
    {
        _factory = new();
        _directory = new();
        _mirror = new(_directory["mirror"]);
        _mirror.Say("latest", "31000\n");
        Publish(31000, 30, bundle => bundle);
        Directory.CreateDirectory(_directory["config/own"]);
        Directory.CreateDirectory(_directory["config/bundles"]);
        foreach (var package in new[] { "acme-shell-2.2-1.x86_64.rpm", "acme-stats-1.0-1.noarch.rpm" })
            File.Copy(Path.Combine(s_samples, "acme-next", "packages", package), _directory[$"config/own/{package}"]);
        File.WriteAllText(_directory["config/bundles/stats"], "# [TITLE]: stats\nacme-stats\n");
        File.WriteAllText(_directory["config/bundles/editors"], "# [TITLE]: editors\nedit\n");
        File.WriteAllText(
            _directory["config/distro.yaml"],
            $$"""
            name: acme
            url: https://update.acme.example
            mode: downstream
            upstream:
              url: {{_mirror.Address}}
              bundles: [os-core, os-core-update, shell, devtools]
              bundle-definitions: {{_mirror.Address}}/bundles/{version}.tar.gz
            content: [ { folder: own } ]
            groups: { operators: 600 }
            """
        );
    }

    [TearDown]
    public void TearDown()
    {
        _mirror.Dispose();
        _directory.Dispose();
        _factory.Dispose();
    }

    [Test]
    public async Task Packages_and_metadata_of_the_upstream_must_be_signed_if_it_has_keys()
    {
        using var gpg = new GnuPg();
        gpg.Export(gpg.MakeKey("upstream", "ed25519"), _directory["config/upstream.asc"]);
        var file = _directory["config/distro.yaml"];
        var text = await File.ReadAllTextAsync(file);
        foreach (
            var (keys, why) in new[]
            {
                ("keys: [upstream.asc]", "edit-3.0-2.x86_64: it is not signed"),
                (
                    "keys: [upstream.asc]\n  gpg-check: false\n  repo-gpg-check: true",
                    "it is not signed: there is no readable repodata/repomd.xml.asc"
                ),
            }
        )
        {
            await File.WriteAllTextAsync(file, text.Replace("upstream:", $"upstream:\n  {keys}", StringComparison.Ordinal));
            var refused = await _factory.RunAsync("Release", Config);
            Assert.That(refused.ExitCode, Is.EqualTo(2), refused.Output);
            Assert.That(refused.Output, Does.Contain(why));
            Assert.That(File.Exists(Path.Combine(_factory.Stage, "latest")), Is.False);
        }
    }

    [Test]
    public async Task Which_packages_of_the_upstream_are_taken_can_be_said()
    {
        var file = _directory["config/distro.yaml"];
        var text = await File.ReadAllTextAsync(file);
        foreach (
            var (selection, why) in new[]
            {
                ("pin: { edit: 9.9 }", "of edit, 'pin' asks for its version 9.9, but there is only 3.0-2"),
                ("exclude: [edit]", "bundle 'editors' lists 'edit'"),
                ("only: [\"acme-*\"]", "bundle 'editors' lists 'edit'"),
            }
        )
        {
            await Select(selection);
            var refused = await _factory.RunAsync("Release", Config);
            Assert.That(refused.ExitCode, Is.Not.Zero, refused.Output);
            Assert.That(refused.Output, Does.Contain(why));
        }

        await Select("pin: { edit: 3.0 }\n  hold: [no-such-package]");
        var released = await _factory.RunAsync("Release", Config);
        Assert.That(released.ExitCode, Is.Zero, released.Output);
        Assert.That(released.Output, Does.Contain("'hold' names no-such-package"));

        await Select("pin: { edit: 3.* }");
        var watched = await _factory.RunAsync("Watcher", Config);
        Assert.That(watched.Output, Does.Contain("upstream.pin"), "another choice is a reason to release");

        Task Select(string keys) =>
            File.WriteAllTextAsync(file, text.Replace("upstream:", $"upstream:\n  {keys}", StringComparison.Ordinal));
    }

    [Test]
    public async Task The_content_of_an_earlier_upstream_version_comes_back_under_a_higher_number()
    {
        await Release();
        Publish(31010, 30, bundle => bundle, except: "devtools");
        _mirror.Say("latest", "31010\n");
        await Release();
        Assert.That(_factory.Latest, Is.EqualTo("31010010"));
        Assert.That(Report(31010010, "release-notes"), Does.Contain("REMOVED BUNDLES:\n\n    devtools"));

        var back = await _factory.RunAsync("Rollback", Config, "--to", "31000010", "--why", "tools are missing");
        Assert.That(back.ExitCode, Is.Zero, back.Output);
        Assert.That(_factory.Latest, Is.EqualTo("31010020"));
        Assert.That(Report(31010020, "release-notes"), Does.Contain("ADDED BUNDLES:\n\n    devtools"));
        Assert.That(back.Output, Does.Contain("have the files of version 31000010"));
        Assert.That(Findings(30), Is.Empty);

        var watched = await _factory.RunAsync("Watcher", Config);
        Assert.That(watched.ExitCode, Is.Zero, watched.Output);
    }

    [Test]
    public async Task A_downstream_distribution_follows_its_upstream_across_a_format_bump()
    {
        await Release();
        Assert.Multiple(() =>
        {
            Assert.That(_factory.Latest, Is.EqualTo("31000010"));
            Assert.That(Findings(30), Is.Empty);
            Assert.That(Names(31000010, "MoM"), Is.SupersetOf(new[] { "os-core", "shell", "stats", "editors", "devtools" }));
            Assert.That(Names(31000010, "MoM"), Has.None.EqualTo("web-server"), "it is not among upstream.bundles");
            Assert.That(
                _mirror.Asked,
                Has.None.Contains("acme-web-1.4").And.None.Contains("acme-shell"),
                "not needed; hidden by the own package"
            );
            Assert.That(Report(31000010, "packages-nvr"), Is.EqualTo("acme-shell-2.2-1.x86_64\nacme-stats-1.0-1.noarch\n"));
        });

        var watched = await _factory.RunAsync("Watcher", Config);
        Assert.That(
            (watched.ExitCode, watched.Output.Contains("Up to date with release 31000010", StringComparison.Ordinal)),
            Is.EqualTo((0, true)),
            watched.Output
        );

        Publish(
            31090,
            30,
            bundle =>
                bundle
                    .Replace("# [TITLE]: devtools", "# [STATUS]: Pending-Delete", StringComparison.Ordinal)
                    .Replace("# [STATUS]: Active\n", "", StringComparison.Ordinal)
        );
        Publish(31100, 31, bundle => bundle);
        Publish(31200, 31, bundle => bundle, except: "devtools");
        _mirror.Say("update/version/format31/first", "31100");
        _mirror.Say("update/version/format30/latest", "31090");
        _mirror.Say("latest", "31200");

        watched = await _factory.RunAsync("Watcher", Config);
        Assert.That(
            (watched.ExitCode, watched.Output.Contains("upstream 31000 (format 30) -> 31200 (format 31)", StringComparison.Ordinal)),
            Is.EqualTo((1, true)),
            watched.Output
        );
        Assert.That(
            File.ReadAllText(Path.Combine(_factory.Root, "acme", "watch.json")),
            Does.Contain("\"reason\": \"upstream-newer\"").And.Contain("\"from\": 31000")
        );

        await Release();
        Assert.Multiple(() =>
        {
            Assert.That(_factory.Latest, Is.EqualTo("31200010"));
            Assert.That(Files.Latest(new(30)), Is.EqualTo(new StreamVersion(31090010)));
            Assert.That(
                (Files.First(new(31)), Files.Latest(new(31))),
                Is.EqualTo((new StreamVersion(31100020), new StreamVersion(31200010)))
            );
            Assert.That(Findings(30).AddRange(Findings(31)), Is.Empty);
            Assert.That(Contents(31100020), Is.EqualTo(Contents(31090010)), "the start of the format has the content of the bridge");
            Assert.That(Names(31100020, "MoM"), Has.None.EqualTo("devtools"));
            Assert.That(
                Report(31200010, "release-notes"),
                Does.Contain("31000010 (30)").And.Contain("31090010  format 30, upstream 31090, the bridge to 31100020 of format 31")
            );
        });
    }

    [Test]
    public async Task An_upstream_that_went_back_or_is_down_is_a_failure_and_no_news()
    {
        await Release();
        _mirror.Say("update/30900/format", "30");
        _mirror.Say("latest", "30900");
        foreach (var target in new[] { "Watcher", "Release" })
        {
            var older = await _factory.RunAsync(target, Config);
            Assert.That(
                (older.ExitCode, older.Output.Contains("builds upon 31000 already", StringComparison.Ordinal)),
                Is.EqualTo((2, true)),
                older.Output
            );
        }

        _mirror.Say("latest", "<html>");
        var page = await _factory.RunAsync("Watcher", Config);
        Assert.That(
            (page.ExitCode, page.Output.Contains($"{_mirror.Address}/latest", StringComparison.Ordinal)),
            Is.EqualTo((2, true)),
            page.Output
        );
        Assert.That(_factory.Latest, Is.EqualTo("31000010"));
    }

    private VersionFiles Files => new(Path.Combine(_factory.Stage, "update", "version"));

    private void Publish(int version, int format, Func<string, string> change, string except = "") =>
        _mirror.Publish(
            version,
            format,
            Directory.EnumerateFiles(Path.Combine(s_samples, "acme", "packages")),
            Directory
                .EnumerateFiles(Path.Combine(s_samples, "acme", "bundles"))
                .Where(file => Path.GetFileName(file) != except)
                .Select(file =>
                    (Path.GetFileName(file), Path.GetFileName(file) == "devtools" ? change(File.ReadAllText(file)) : File.ReadAllText(file))
                )
        );

    private async Task Release()
    {
        var outcome = await _factory.RunAsync("Release", Config);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
    }

    private string Report(uint version, string name) =>
        File.ReadAllText(Path.Combine(_factory.Stage, "releases", $"{version}", $"{name}-{version}.txt"));

    private IEnumerable<string> Names(uint version, string manifest) =>
        ManifestReader
            .ReadFile(Path.Combine(_factory.Stage, "update", $"{version}", $"Manifest.{manifest}"))
            .Entries.Select(entry => entry.Name);

    private IEnumerable<(string, SwupdHash)> Contents(uint version) =>
        ManifestReader
            .ReadFile(Path.Combine(_factory.Stage, "update", $"{version}", "Manifest.os-core"))
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
