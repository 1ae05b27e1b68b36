using DistroFactory.Notes;
using DistroFactory.Releasing;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Verification;

/// <summary>Reads the prepared version as a client would, before anything leads to it.</summary>
public sealed class VerifyStep(Workplace workplace, ISigner signer)
{
    /// <summary>Verifies, and records that the version is sound.</summary>
    /// <exception cref="UnsoundStreamException">It is not.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        var hash = PreparedVersion.MomHash(workplace.Stage, plan.Version);
        using var signatures = new SignatureVerifier(signer.RootCertificatePem);
        var verifier = new StreamVerifier(workplace.Stage.Update, signatures);
        var result = await Task.Run(() => verifier.Verify(plan.Version, cancellation), cancellation);
        foreach (var finding in result.Findings)
            workplace.Log.WriteLine(finding);
        result.ThrowIfUnsound();

        var summary = $"{result.Bundles} bundles with {result.Entries} entries: {result.Fullfiles} fullfiles, {result.Packs} packs and "
            + $"{result.Signatures} signatures verified ({ByteSize.Format(result.Bytes)})";
        workplace.Records.Save(ReleaseRecords.Verification, new(plan.Version, hash, summary));
        workplace.Log.WriteLine($"Version {plan.Version} is sound: {summary}.");
    }
}
