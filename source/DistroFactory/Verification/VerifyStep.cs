using DistroFactory.Configuration;
using DistroFactory.Notes;
using DistroFactory.Releasing;
using DistroFactory.UpdateStream;
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
        var verifier = new StreamVerifier(workplace.Stage.Update, signatures) { Client = ClientCheckOf(workplace.Configuration) };
        var result = await Task.Run(() => verifier.Verify(plan.Version, cancellation), cancellation);
        foreach (var finding in result.Findings)
            workplace.Log.WriteLine(finding);
        result.ThrowIfUnsound();

        var summary = $"{result.Bundles} bundles with {result.Entries} entries: {result.Fullfiles} fullfiles, {result.Packs} packs and "
            + $"{result.Signatures} signatures verified ({ByteSize.Format(result.Bytes)})";
        workplace.Records.Save(ReleaseRecords.Verification, new(plan.Version, hash, summary, result.Downloads));
        workplace.Log.WriteLine($"Version {plan.Version} is sound: {summary}.");
        if (result.Downloads is { } downloads)
            Tell(plan.Version, downloads);
    }

    private static ClientCheckSettings ClientCheckOf(DistroConfiguration configuration)
    {
        var deltas = configuration.Mix.Deltas;
        return new(configuration.Verify.UpdatesFrom ?? Math.Max(1, deltas.Versions), deltas.FromFormatStart);
    }

    /// <summary>Only now it is known what clients download: the notes get it when they are staged already.</summary>
    private void Tell(MixVersion version, DownloadReport downloads)
    {
        foreach (var line in DownloadNotes.Lines(downloads))
            workplace.Log.WriteLine(line);
        var texts = workplace.Records.Load(ReleaseRecords.Notes);
        AtomicFile.WriteAllText(workplace.Stage.ReportOf(version, "release-notes", "txt"), $"{texts.Text}\n{DownloadNotes.Text(downloads)}");
        AtomicFile.WriteAllText(workplace.Stage.ReportOf(version, "release-notes", "md"), $"{texts.Markdown}\n{DownloadNotes.Markdown(downloads)}");
    }
}
