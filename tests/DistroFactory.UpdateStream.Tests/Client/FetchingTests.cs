using System.Net;
using DistroFactory.Testing;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Tests.Verification;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Tests.Client;

/// <summary>A client that really fetches, from a directory and from a web server.</summary>
public sealed class FetchingTests
{
    private SmallStream _stream = null!;
    private FetchingClient _client = null!;

    [SetUp]
    public void Publish()
    {
        _stream = new SmallStream()
            .Publish(10, 0, SmallStream.Core(10), SmallStream.Apps)
            .Publish(20, 10, SmallStream.Core(20), SmallStream.Apps);
        _client = new(_stream.Tree.Root, _stream.Signer.RootCertificatePem);
    }

    [TearDown]
    public void CleanUp()
    {
        _client.Dispose();
        _stream.Dispose();
    }

    [Test]
    public void A_machine_follows_the_version_file()
    {
        var machine = _client.Client.Install(new(10), ["apps"]).System!;
        var runs = _client.Journey.Update(machine);
        Assert.That(runs.Select(run => run.System!.Version), Is.EqualTo(new[] { new StreamVersion(20) }));
        Assert.That(machine.Version, Is.EqualTo(new StreamVersion(10)), "the machine given stays as it was");
        Assert.That(_client.Journey.Update(runs[0].System!), Is.Empty, "there is nothing newer");
    }

    [Test]
    public void A_pointer_of_a_stranger_stops_it()
    {
        using var stranger = new SmallStream();
        new VersionFiles(_stream.Tree.VersionFiles).Switch(SmallStream.Format, new(20), stranger.Signer);
        Assert.That(() => _client.Journey.Latest(SmallStream.Format), Throws.InstanceOf<UpdateStreamException>());
    }

    [Test]
    public void A_bundle_there_is_not_is_told() =>
        Assert.That(
            _client.Client.Install(new(10), ["nowhere"]).Problems.Select(problem => (problem.Rule, problem.Bundle)),
            Is.EqualTo(new[] { ("client-unknown-bundle", "nowhere") })
        );

    [Test]
    public void A_broken_pack_is_told_and_what_it_lacks_is_fetched_alone()
    {
        var pack = _stream.Tree.Pack(new(10), "apps", StreamVersion.None);
        File.WriteAllBytes(pack, File.ReadAllBytes(pack)[..^60]);
        var run = _client.Client.Install(new(10), ["apps"]);
        Assert.That(run.Problems.Select(problem => problem.Rule), Does.Contain("client-pack"));
        Assert.That(run.System!.Root.Find("/usr/bin/hello"), Is.Not.Null);
    }

    [Test]
    public void A_fullfile_with_other_content_stops_it()
    {
        var entries = ManifestReader.ReadFile(_stream.Tree.Manifest(new(10), "apps")).Entries;
        var path = _stream.Tree.Fullfile(new(10), entries.Single(entry => entry.Name == "/usr/bin/hello").Hash);
        File.Copy(_stream.Tree.Fullfile(new(10), entries.Single(entry => entry.Name == "/usr/bin").Hash), path, overwrite: true);
        File.Delete(_stream.Tree.Pack(new(10), "apps", StreamVersion.None));
        var run = _client.Client.Install(new(10), ["apps"]);
        Assert.That(run.System, Is.Null);
        Assert.That(run.Problems[^1], Has.Property("Rule").EqualTo("client-content").And.Property("Path").EqualTo("/usr/bin/hello"));
    }

    [Test]
    public async Task A_web_server_serves_the_same_as_a_directory()
    {
        using var server = new FileServer(_stream.Tree.Root);
        using var site = new PublishedSite(server.Address);
        using var staging = new TemporaryDirectory();
        using var signatures = new SignatureVerifier(_stream.Signer.RootCertificatePem);
        var client = new SwupdClient(site, new(site, signatures), new FetchedContent(site, staging["content"]));
        var run = await Task.Run(() => client.Install(new(20), ["apps"]));
        Assert.That(run.Problems, Is.Empty);
        Assert.That(run.Total, Is.EqualTo(_client.Client.Install(new(20), ["apps"]).Total));

        server.Answer = HttpStatusCode.InternalServerError;
        Assert.That(() => site.SizeOf("20/nothing"), Throws.InstanceOf<UpdateStreamException>().With.Message.Contains("500"));
    }
}
