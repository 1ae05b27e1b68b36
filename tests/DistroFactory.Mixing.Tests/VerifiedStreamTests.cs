using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Mixing.Tests;

/// <summary>What the mixer makes, read as a client would read it.</summary>
public sealed class VerifiedStreamTests
{
    [Test]
    public async Task A_mixed_stream_is_what_a_client_expects()
    {
        var root = Shared.Require("vectors/reference-mix");
        using var input = new ReferenceInput(root);
        using var signer = SigningKeys.CreateOrLoad(input["keys"], "Acme").Signer;
        using var verifier = new SignatureVerifier(signer.RootCertificatePem);
        foreach (var version in new uint[] { 10, 20 })
        {
            var packages = Directory.GetFiles(Path.Combine(root, "packages", version.ToString()));
            await new EmbeddedMixer().MixAsync(input.Request(version, 30, packages, "dirtypes") with { Signer = signer });
            var result = new StreamVerifier(input.Output, verifier).Verify(new(version));
            Assert.That(result.Findings.Select(finding => finding.ToString()), Is.Empty);
            Assert.That(result.Fullfiles, Is.GreaterThan(50));
            Assert.That(result.Packs, Is.GreaterThan(9));
        }
    }
}
