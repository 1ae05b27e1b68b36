using DistroFactory.Testing;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>The verifier against the stream of the reference producer, which a real client installs and updates from.</summary>
public sealed class ReferenceStreamTests
{
    /// <summary>While the reference certificate, valid for a year, was valid.</summary>
    private static readonly DateTimeOffset s_then = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [TestCase(10u, "file-count extras")]
    [TestCase(
        20u,
        "client-directory-became-file dirtypes",
        "directory-became-file dirtypes",
        "client-directory-moved dirtypes",
        "directory-became-file dirtypes",
        "file-count extras"
    )]
    [TestCase(30u, "client-pack-missing old", "directory-became-file dirtypes", "empty-pack-missing old", "file-count extras")]
    [TestCase(40u, "file-count extras")]
    public void A_version_of_the_reference_is_sound_but_for_its_known_defects(uint version, params string[] defects)
    {
        var findings = Verifier(signatures => OfReference(signatures).Verify(new(version))).Findings;
        // A random half of the bundle "dbg" is missing: the vectors say so.
        Assert.That(
            findings.Where(finding => finding.Bundle != "dbg").Select(finding => $"{finding.Rule} {finding.Bundle}"),
            Is.EqualTo(defects)
        );
    }

    [TestCase(30u, 30u)]
    [TestCase(31u, 40u)]
    public void The_pointers_of_the_reference_lead_to_the_latest_version_of_each_format(uint format, uint version)
    {
        var result = Verifier(signatures => OfReference(signatures).VerifyLatest(new(format)));
        Assert.Multiple(() =>
        {
            Assert.That(result.Version, Is.EqualTo(new StreamVersion(version)));
            Assert.That(result.Signatures, Is.EqualTo(4));
            Assert.That(result.Fullfiles, Is.GreaterThan(80));
        });
    }

    [TestCase("30", "30")]
    [TestCase("31", "40")]
    public void The_independent_check_agrees(string format, string version)
    {
        var (code, output) = IndependentCheck.Run(
            Reference.Mix("www"),
            Reference.Mix("Swupd_Root.pem"),
            format,
            version,
            "--skip",
            "dbg",
            "--at",
            $"{s_then.ToUnixTimeSeconds()}"
        );
        Assert.That(code, Is.Zero, output);
    }

    private static StreamVerifier OfReference(SignatureVerifier signatures) => new(Reference.Mix("www"), signatures);

    private static VerificationResult Verifier(Func<SignatureVerifier, VerificationResult> verify)
    {
        using var signatures = new SignatureVerifier(File.ReadAllText(Reference.Mix("Swupd_Root.pem")), new StoppedClock(s_then));
        return verify(signatures);
    }
}
