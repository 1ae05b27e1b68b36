using System.Collections.Immutable;
using DistroFactory.Notes;
using DistroFactory.Releasing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Verification;

/// <summary>Reads the prepared versions as a client would, before anything leads to them.</summary>
public sealed class VerifyStep(Workplace workplace, ISigner signer)
{
    /// <summary>Verifies, and records that the versions are sound.</summary>
    /// <exception cref="UnsoundStreamException">One is not.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        using var signatures = new SignatureVerifier(signer.RootCertificatePem);
        var verifier = new StreamVerifier(workplace.Stage.Update, signatures);
        var sound = ImmutableArray.CreateBuilder<VerifiedVersion>(plan.Mixes.Length);
        foreach (var mix in plan.Mixes)
            sound.Add(await VerifyAsync(verifier, mix.Version, cancellation));
        workplace.Records.Save(ReleaseRecords.Verification, new(sound.ToImmutable()));
    }

    private async Task<VerifiedVersion> VerifyAsync(StreamVerifier verifier, MixVersion version, CancellationToken cancellation)
    {
        var hash = PreparedVersion.MomHash(workplace.Stage, version);
        var result = await Task.Run(() => verifier.Verify(version, cancellation), cancellation);
        foreach (var finding in result.Findings)
            workplace.Log.WriteLine(finding);
        result.ThrowIfUnsound();

        var summary = $"{result.Bundles} bundles with {result.Entries} entries: {result.Fullfiles} fullfiles, {result.Packs} packs and "
            + $"{result.Signatures} signatures verified ({ByteSize.Format(result.Bytes)})";
        workplace.Log.WriteLine($"Version {version} is sound: {summary}.");
        return new(version, hash, summary);
    }
}
