using DistroFactory.Foundation;
using DistroFactory.Packages;
using DistroFactory.Session;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Koji;
using DistroFactory.Tests.Session;

namespace DistroFactory.Tests.Steps.Koji;

/// <summary>The sample, its packages in Koji: released, watched, and released again.</summary>
[TestFixture]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class KojiReleaseTests
{
    private TemporaryDirectory _directory = null!;
    private TestHub _hub = null!;
    private KojiScript _command = null!;
    private RecordedLog _log = null!;

    [SetUp]
    public void SetUp()
    {
        (_directory, _hub, _command, _log) = (new(), new(), new(), new());
        foreach (var path in Directory.EnumerateFiles(Sample("acme")))
            Tag(path);
    }

    [TearDown]
    public void TearDown()
    {
        _hub.Dispose();
        _command.Dispose();
        _directory.Dispose();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_release_is_followed_by_nothing_to_do_until_a_build_is_tagged(bool byHub)
    {
        Configure(byHub);
        await ReleaseAsync();
        Assert.That((await Session().WatchAsync(null, null)).ReleaseNeeded, Is.False, _log.ToString());
        Assert.That(
            File.ReadAllLines(Path.Combine(Stage, "releases", "10", "packages-nvr-10.txt")),
            Has.Length.EqualTo(17).And.Member("acme-web-pages-1.4-1.noarch")
        );

        Tag(Path.Combine(Sample("acme-next"), "acme-shell-2.2-1.x86_64.rpm"));
        Assert.That((await Session().WatchAsync(null, null)).ReleaseNeeded, Is.True);
        Assert.That(_log.ToString(), Does.Contain("package updated    acme-shell 2.1-1 -> 2.2-1"));
        await ReleaseAsync();
        Assert.That(File.ReadAllText(Path.Combine(Stage, "latest")).Trim(), Is.EqualTo("20"));
        Assert.That(
            File.ReadAllText(Path.Combine(Stage, "releases", "20", "release-notes-20.txt")),
            Does.Contain("2.1-1 -> 2.2-1").And.Not.Contain("acme-web ")
        );
    }

    [Test]
    public async Task An_outage_fails_the_watcher_and_starts_nothing()
    {
        Configure(byHub: true);
        await ReleaseAsync();
        using var ci = new LoopbackServer(_ => LoopbackAnswer.Refusal(201));
        _hub.HubSays(TestHub.Xml(XmlRpcText.Fault(1002, "not for you")));
        Assert.That(
            async () => await Session().WatchAsync($"jenkins:{ci.Address}job/acme", null),
            Throws
                .InstanceOf<FactoryException>()
                .With.Message.Contains("not for you")
                .And.Property("ExitCode")
                .EqualTo(FactoryExitCode.Failed)
        );
        Assert.That(ci.Requests, Is.Empty);
    }

    [Test]
    public async Task A_release_that_is_needed_is_started_once_it_is_found()
    {
        Configure(byHub: true);
        using var ci = new LoopbackServer(_ => LoopbackAnswer.Refusal(201));
        Assert.That((await Session().WatchAsync($"jenkins:{ci.Address}job/acme", null)).ReleaseNeeded, Is.True);
        Assert.That(ci.Requests.Single().Path, Is.EqualTo("/job/acme/build"));
        Assert.That(_log.ToString(), Does.Contain($"Started the job {ci.Address}job/acme on Jenkins."));
    }

    private string Config => _directory["config"];

    private string Stage => _directory["factory/acme/stage"];

    private static string Sample(string name) => Path.Combine(Shared.Repository, "samples", name, "packages");

    private ReleaseSession Session() => new(new() { Config = Config, FactoryRoot = _directory["factory"] }, _log);

    /// <summary>Makes a package the latest build of its name.</summary>
    private void Tag(string path)
    {
        var build = Nevra.ParseFileName(Path.GetFileName(path))!;
        var number = _hub.Builds.Count + 1;
        _hub.Packages.RemoveAll(package => package.Nevra.Name == build.Name);
        _hub.Builds.Add(new(number, build.Name, build.Version, build.Release));
        _hub.Packages.Add(new(path, number));
        _command.Has($"{build with { Arch = "" }}", path);
        _command.Builds([.. _hub.Packages.Select(package => $"{package.Nevra with { Arch = "" }}")]);
    }

    private void Configure(bool byHub)
    {
        foreach (var folder in new[] { "bundles", "images" })
        {
            Directory.CreateDirectory(_directory[$"config/{folder}"]);
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Shared.Repository, "samples", "acme", folder)))
                File.Copy(file, _directory[$"config/{folder}/{Path.GetFileName(file)}"]);
        }

        File.Copy(Path.Combine(Shared.Repository, "samples", "acme", "local-packages"), _directory["config/local-packages"]);
        var content = byHub
            ? $"koji: {{ hub: \"{_hub.Hub}\", tag: dist-acme, top-url: \"{_hub.TopUrl}\" }}"
            : $"koji: {{ engine: command, command: {_command.Program}, tag: dist-acme }}";
        File.WriteAllText(
            _directory["config/distro.yaml"],
            File.ReadAllText(Path.Combine(Shared.Repository, "samples", "acme", "distro.yaml"))
                .Replace("folder: packages", content, StringComparison.Ordinal)
        );
    }

    private async Task ReleaseAsync()
    {
        using var session = Session();
        await session.StageReleaseAsync();
    }
}
