using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Session;
using DistroFactory.Testing;
using DistroFactory.Testing.Loopback;
using DistroFactory.Tests.Connections.Koji;

namespace DistroFactory.Tests.Steps.Koji;

/// <summary>The target Koji, from the configuration to the calls of the <c>koji</c> command, as recorded of the original.</summary>
[TestFixture]
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class FollowUpstreamTests
{
    private TemporaryDirectory _directory = null!;
    private KojiScript _koji = null!;
    private LoopbackServer _upstream = null!;
    private RecordedLog _log = null!;
    private Dictionary<string, string> _files = null!;

    [SetUp]
    public void SetUp()
    {
        (_directory, _koji, _log) = (new(), new(), new());
        _files = new() { ["/latest"] = "31000\n", ["/update/31000/format"] = "30\n" };
        _upstream = new(request => _files.TryGetValue(request.Path, out var text) ? LoopbackAnswer.Of(text) : LoopbackAnswer.Refusal(404));
        Directory.CreateDirectory(_directory["config/bundles"]);
        Configure($"koji: {{ tag: dist-acme, command: {_koji.Program} }}");
    }

    [TearDown]
    public void TearDown()
    {
        _upstream.Dispose();
        _koji.Dispose();
        _directory.Dispose();
    }

    [Test]
    public async Task The_same_version_asks_what_the_original_asked_and_changes_nothing()
    {
        var recorded = JsonDocument
            .Parse(await File.ReadAllTextAsync(Path.Combine(Reference.Recordings, "koji-external-repo-same.json")))
            .RootElement.GetProperty("expect")
            .GetProperty("steps")[0];
        _koji.ExternalRepository = Packages(31000);
        await RunAsync();
        Assert.That(
            _upstream.Requests.Select(request => request.Path),
            Is.EqualTo(recorded.GetProperty("http").EnumerateArray().Select(path => path.GetString()))
        );
        Assert.That(
            _koji.Calls.Select(call => "koji " + call),
            Is.EqualTo(
                recorded
                    .GetProperty("calls")
                    .EnumerateArray()
                    .Select(call => string.Join(' ', call.EnumerateArray().Select(word => word.GetString())))
            )
        );
        Assert.That(_log.ToString(), Does.Contain("Nothing to do"));
    }

    [Test]
    public async Task A_newer_version_is_followed_and_recorded()
    {
        _koji.ExternalRepository = Packages(30990);
        await RunAsync();
        Assert.That(_koji.ExternalRepository, Is.EqualTo(Packages(31000)));
        Assert.That(_koji.Calls[^1], Is.EqualTo("regen-repo dist-acme-build"));
        var record = JsonDocument.Parse(await File.ReadAllTextAsync(_directory["factory/acme/koji.json"])).RootElement;
        Assert.That((record.GetProperty("from").GetInt32(), record.GetProperty("to").GetInt32()), Is.EqualTo((30990, 31000)));
    }

    [Test]
    public async Task A_run_that_was_killed_before_the_end_is_completed_by_the_next()
    {
        _koji.ExternalRepository = Packages(31000);
        AtomicFile.WriteAllText(_directory["factory/acme/state/koji-pending"], "31000\n");
        await RunAsync();
        Assert.That(_koji.Calls[^1], Is.EqualTo("regen-repo dist-acme-build"));
        Assert.That(File.Exists(_directory["factory/acme/state/koji-pending"]), Is.False);
    }

    [Test]
    public async Task A_mirror_that_lags_is_not_followed_yet()
    {
        _koji.ExternalRepository = Packages(30990);
        _files.Remove("/update/31000/format");
        Assert.That((await Assert.ThrowsAsync<FactoryException>(RunAsync))!.Message, Does.Contain("A mirror that lags"));
        Assert.That(_koji.Calls, Is.Empty);
    }

    [Test]
    public async Task Without_a_tag_it_is_that_of_the_original()
    {
        Configure($"koji: {{ command: {_koji.Program} }}");
        _koji.ExternalRepository = Packages(30990);
        await RunAsync();
        Assert.That(_koji.Calls[^1], Is.EqualTo("regen-repo dist-clear-build"));
    }

    [Test]
    public async Task The_site_of_an_own_upstream_follows_the_upstream_that_it_names()
    {
        File.WriteAllText(
            _directory["config/distro.yaml"],
            "name: acme\nurl: https://acme.example\nupstream: { version: 7 }\ncontent: [{ folder: bundles "
                + $"}}]\nkoji: {{ command: {_koji.Program}, upstream: \"{_upstream.Address}\" }}\n"
        );
        _koji.ExternalRepository = Packages(30990);
        await RunAsync();
        Assert.That(_koji.ExternalRepository, Is.EqualTo(Packages(31000)));
    }

    [Test]
    public async Task An_own_upstream_that_names_none_is_told_how()
    {
        File.WriteAllText(_directory["config/distro.yaml"], "name: acme\nurl: https://acme.example\ncontent: [{ folder: bundles }]\n");
        Assert.That(
            (await Assert.ThrowsAsync<ConfigurationException>(RunAsync))!.Message,
            Does.Contain("no upstream is named").And.Contain("koji.upstream")
        );
    }

    [Test]
    public async Task An_upstream_on_this_machine_is_followed_by_its_address()
    {
        AtomicFile.WriteAllText(_directory["up/latest"], "31000\n");
        AtomicFile.WriteAllText(_directory["up/update/31000/format"], "30\n");
        var address = $"file://{_directory["up"]}";
        File.WriteAllText(
            _directory["config/distro.yaml"],
            "name: acme\nurl: https://acme.example\nmode: downstream\nupstream: { url: "
                + $"\"{address}\" }}\nkoji: {{ command: {_koji.Program} }}\n"
        );
        _koji.ExternalRepository = Packages(30990);
        await RunAsync();
        Assert.That(_koji.ExternalRepository, Is.EqualTo($"{address}/releases/31000/clear/$arch/os/"));
    }

    private string Packages(int version) => $"{_upstream.Address.AbsoluteUri}releases/{version}/clear/$arch/os/";

    private void Configure(string koji) =>
        File.WriteAllText(
            _directory["config/distro.yaml"],
            $"name: acme\nurl: https://acme.example\nmode: downstream\nupstream: {{ url: \"{_upstream.Address}\" }}\n{koji}\n"
        );

    private async Task RunAsync()
    {
        using var session = new ReleaseSession(new() { Config = _directory["config"], FactoryRoot = _directory["factory"] }, _log);
        await session.FollowUpstreamAsync();
    }
}
