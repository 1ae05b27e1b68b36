using System.Collections.Immutable;
using DistroFactory.Channels;
using DistroFactory.Configuration;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Places;
using DistroFactory.Repair;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.Steps.Verify;

/// <summary>Reads the prepared versions as a client would, before anything leads to them.</summary>
internal sealed class VerifyStep(Workplace workplace, PlanSigners signers)
{
    /// <summary>Verifies, and records that the versions are sound.</summary>
    /// <exception cref="UnsoundStreamException">One is not.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        var sound = ImmutableArray.CreateBuilder<VerifiedVersion>(plan.Mixes.Length);
        foreach (var mix in plan.Mixes)
            sound.Add(await VerifyAsync(mix, cancellation));
        if (plan.Rollback is { IsWhole: true } rollback)
        {
            var (bundles, files) = new SameContentCheck(workplace.Stage, Earlier(plan)).Refuse(rollback, plan.Mixes[^1]);
            workplace.Log.WriteLine($"Its {bundles} bundles have the files of version {rollback.To}: {files} compared.");
        }

        if (plan.Rollback is { Channels.IsEmpty: false } withdrawal)
            await Task.Run(
                () =>
                    new WithdrawnChannels(workplace, new PlaceTrust(workplace, signers.Latest.RootCertificatePem)).RefuseStranding(
                        plan.Version,
                        withdrawal.Channels,
                        signers.Latest,
                        cancellation
                    ),
                cancellation
            );
        var fleet = FleetUpdates.Sum(plan, sound);
        workplace.Records.Save(ReleaseRecords.Verification, new(sound.ToImmutable()) { Fleet = fleet });
        if (fleet is not null)
            workplace.Log.WriteLine($"{fleet.Describe()}.");
        if (sound[^1].Downloads is { } downloads)
            LogExcerpt.WriteSparingly(
                workplace.Log,
                [.. DownloadNotes.Lines(downloads)],
                workplace.ReportFile($"downloads-{plan.Version}.txt")
            );
    }

    private async Task<VerifiedVersion> VerifyAsync(PlannedMix mix, CancellationToken cancellation)
    {
        var version = mix.Version;
        var hash = PreparedVersion.MomHash(workplace.Stage, version);
        try
        {
            return await ReadAsync(mix, hash, cancellation);
        }
        catch (FactoryException unsound) when (workplace.ReleasesUnsound)
        {
            workplace.Log.Warn($"Version {version} is released as mixer made it, although: {unsound.What}: {unsound.Why}");
            return new(version, hash, "released as mixer made it, although it does not verify", IsUnsound: true);
        }
    }

    private async Task<VerifiedVersion> ReadAsync(PlannedMix mix, string hash, CancellationToken cancellation)
    {
        var version = mix.Version;
        using var signatures = new SignatureVerifier(signers.Of(mix).RootCertificatePem);
        var (result, known) = await Task.Run(Verify, cancellation);
        var earlier = Earlier(workplace.LoadPlan());
        // What is read through a manifest that is restored now may be missing too.
        while (earlier.TryRestore(result.Findings))
            (result, known) = await Task.Run(Verify, cancellation);
        foreach (var finding in result.Findings)
            workplace.Log.Write(finding.Severity == Severity.Warning ? Notice.Warning(finding.Describe()) : new(finding.ToString()));
        result.ThrowIfUnsound();
        known.Write(workplace.Directory.VerifiedFiles);

        var summary =
            $"{result.Bundles} bundles with {result.Entries} entries: {result.Fullfiles} fullfiles, {result.Packs} packs and "
            + $"{result.Signatures} signatures verified ({ByteSize.Format(result.Bytes)})";
        workplace.Log.WriteLine($"Version {version} is sound: {summary}.");
        if (known.Untouched > 0)
            workplace.Log.WriteLine(
                $"{known.Untouched} of its files were verified with an earlier version and have not been touched since."
            );
        return new(version, hash, summary, result.Downloads);

        (VerificationResult Result, VerifiedFiles Known) Verify()
        {
            var sound = VerifiedFiles.Read(workplace.Directory.VerifiedFiles);
            var plan = workplace.LoadPlan();
            var client = FleetUpdates.Ask(ClientCheckOf(workplace.Configuration, plan), plan.Fleet, mix.Format);
            var verifier = StreamSoundness.Verifier(
                workplace,
                workplace.Stage.Update,
                signatures,
                client,
                sound,
                RecordedVersions.Of(workplace),
                signers.FormerRootBefore(mix)
            );
            return (verifier.Verify(version, cancellation), sound);
        }
    }

    private EarlierVersions Earlier(ReleasePlan plan) => new(workplace, signers.Former ?? signers.Latest, plan.Previous);

    private static ClientCheckSettings ClientCheckOf(DistroConfiguration configuration, ReleasePlan plan)
    {
        var deltas = configuration.Mix.Deltas;
        return new(configuration.Verify.UpdatesFrom ?? Math.Max(1, deltas.Versions), deltas.FromFormatStart)
        {
            Others = plan.ChannelVersions,
        };
    }
}
