using DistroFactory.Places;
using DistroFactory.Session;
using DistroFactory.Steps.Attest;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Evidence;

/// <summary>Evidence is published with its release, and only as it was staged.</summary>
public sealed class PublishedEvidenceTests
{
    private ReleasedSample _sample = null!;

    private string Place => _sample["place"];

    [SetUp]
    public async Task ReleaseAsync()
    {
        _sample = new();
        File.AppendAllText(_sample["acme/distro.yaml"], $"\npublish:\n  - folder: {Place}\n");
        await _sample.ReleaseAsync();
    }

    [TearDown]
    public void TearDown() => _sample.Dispose();

    [Test]
    public async Task What_is_published_holds()
    {
        await PublishAsync();
        var log = new RecordedLog();
        new AttestStep(new(Place, _sample.Certificate), log).Run(CancellationToken.None);
        Assert.That($"{log}", Does.Contain("Release 10 of acme is what was released"));
    }

    [TestCase("release-notes-10.md")]
    [TestCase("sbom-10.cdx.json")]
    [TestCase("provenance-10.intoto.jsonl")]
    [TestCase("images/acme-10-container-oci.tar")]
    public void A_stage_whose_evidence_does_not_hold_is_not_sent(string name)
    {
        var file = Path.Combine(_sample.Stage, "releases", "10", name);
        var content = File.ReadAllBytes(file);
        content[content.Length / 2] ^= 1;
        File.Delete(file);
        File.WriteAllBytes(file, content);
        Assert.That(PublishAsync, Throws.TypeOf<PublishException>().With.Message.Contains(name).And.Message.Contains("Nothing was sent"));
        Assert.That(Path.Combine(Place, "releases"), Does.Not.Exist);

        File.Delete(file);
        Assert.That(PublishAsync, Throws.TypeOf<PublishException>().With.Message.Contains(name));
    }

    private async Task PublishAsync()
    {
        using var session = new ReleaseSession(new() { Config = _sample.Config, FactoryRoot = _sample.Factory }, _sample.Log);
        await session.PublishAsync(isAsked: true);
    }
}
