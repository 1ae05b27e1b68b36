using DistroFactory.Mixing.Assembly;
using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Mixing.Tests;

/// <summary>What the mixer makes, read as a client would read it.</summary>
public sealed class VerifiedStreamTests
{
    [Test]
    public async Task A_mixed_stream_is_what_a_client_expects()
    {
        var root = Reference.Mix();
        using var input = new ReferenceInput(root);
        using var signer = SigningKeys.CreateOrLoad(input["keys"], "Acme").Signer;
        using var verifier = new SignatureVerifier(signer.RootCertificatePem);
        foreach (var version in new uint[] { 10, 20, 30, 40 })
        {
            var packages = Directory.GetFiles(Path.Combine(root, "packages", $"{Math.Min(version, 30)}"));
            await new EmbeddedMixer().MixAsync(
                Bumped(input.Request(version, version < 40 ? 30u : 31u, packages, version < 40 ? ["dirtypes"] : ["dirtypes", "old"])) with
                {
                    Signer = signer,
                }
            );
            var result = new StreamVerifier(input.Output, verifier).Verify(new(version));
            Assert.That(result.Findings.Select(finding => finding.ToString()), Is.Empty);
            Assert.That(result.Fullfiles, Is.GreaterThan(50));
            Assert.That(result.Packs, Is.GreaterThan(9));
            Assert.That(
                result.Downloads!.Updates.Select(update => update.From.Value),
                Is.EqualTo(
                    version switch
                    {
                        20 => new uint[] { 10 },
                        30 => [20, 10],
                        _ => [],
                    }
                )
            );
            AssertReallyCosts(result.Downloads!, input, verifier, new(version));
        }
    }

    /// <summary>30 is the bridge to the next format, which begins with 40; deltas lead to each version from those before it.</summary>
    private static MixRequest Bumped(MixRequest request) =>
        request.Version.Value switch
        {
            20 => request with { DeltaBases = [new(10)] },
            30 => request with
            {
                DeltaBases = [new(10), new(20)],
                ClaimedVersion = new(40),
                ClaimedFormat = new(31),
                EmptiedBundles = ["old"],
            },
            // Its content is that of the bridge, version stamp included: a machine that came over the bridge has 40 already.
            40 => request with { MinVersion = new(40), Timestamp = DateTimeOffset.FromUnixTimeSeconds(1_700_000_030) },
            _ => request,
        };

    /// <summary>A client that fetches and applies everything downloads what the verifier says, without having fetched anything.</summary>
    private static void AssertReallyCosts(DownloadReport downloads, ReferenceInput input, SignatureVerifier verifier, StreamVersion version)
    {
        var stream = new PublishedDirectory(input.Output);
        var client = new SwupdClient(stream, new(stream, verifier), new FetchedContent(stream, input[$"machine-{version}"]));
        var all = downloads.Bundles.Select(bundle => bundle.Name).ToList();
        Assert.That(client.Install(version, all).Total, Is.EqualTo(downloads.Install));
        foreach (var bundle in downloads.Bundles)
        {
            Assert.That(client.Install(version, [bundle.Name]).Total, Is.EqualTo(bundle.InstallInAll), bundle.Name);
            if (bundle.UpdateInAll is { } update)
                Assert.That(
                    client.Update(client.Install(downloads.Updates[0].From, [bundle.Name]).System!, version).Total,
                    Is.EqualTo(update),
                    bundle.Name
                );
        }

        foreach (var update in downloads.Updates)
        {
            var run = client.Update(client.Install(update.From, client.Restore(update.From).System!.Bundles.ToList()).System!, version);
            Assert.That(run.Total, Is.EqualTo(update.Cost));
            Assert.That(run.Problems, Is.Empty);
            Assert.That(
                RootComparison.Between(run.System!.Root, client.Install(version, run.System.Bundles.ToList()).System!.Root),
                Is.Empty
            );
        }
    }
}
