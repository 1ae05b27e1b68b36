using DistroFactory.Channels;
using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Stage;

/// <summary>Makes the verified version the latest of the stage.</summary>
internal sealed class StageStep(Workplace workplace, PlanSigners signers)
{
    /// <summary>Switches the pointers.</summary>
    /// <param name="publishes">Whether this run publishes the release afterwards.</param>
    /// <param name="tags">Whether this run tags it afterwards.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RecordException">The version was not validated, not verified, or its quality not checked.</exception>
    /// <exception cref="FactoryException">What lies in the stage is not what was verified.</exception>
    public async Task RunAsync(bool publishes, bool tags, CancellationToken cancellation)
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        // Nothing is served unchecked, whatever a run leaves out.
        workplace.Records.Load(ReleaseRecords.Validation);
        var verified = workplace.Records.Load(ReleaseRecords.Verification);
        var quality = workplace.Records.Load(ReleaseRecords.Quality);
        foreach (var version in plan.Mixes.Select(mix => mix.Version))
        {
            var hash = PreparedVersion.MomHash(workplace.Stage, version);
            if (verified.Versions.FirstOrDefault(sound => sound.Version == version)?.MomHash != hash)
                throw Refusal($"version {version} as it lies there is not the one that was verified", "Prepare, Verify and Qa");
            if (quality.Versions.FirstOrDefault(each => each.Version == version)?.MomHash != hash)
                throw Refusal($"version {version} as it lies there is not the one whose quality was checked", "Qa");
        }

        if (quality.IsRefused)
            throw Refusal("a check of its quality refused the release", "Release");

        var signer = signers.Latest;
        var signs = MixerSigner.CanSign(signer);
        new UnfinishedList(workplace).Begin(plan, publishes, tags);
        using (FileCreationMask.ReadableForGroup())
        {
            if (signs)
                new StreamIdentity(workplace, new PlaceTrust(workplace, signer.RootCertificatePem)).Record(
                    plan.Version,
                    signer,
                    plan.Mixes.FirstOrDefault(mix => mix.IsSignedByFormerRoot)?.Version ?? StreamVersion.None
                );
            VersionPointers.Switch(workplace.Stage, VersionPointers.Of(plan.Mixes, signers.Of), signs ? signer : null);
        }

        new StagedRelease(workplace, new PlaceTrust(workplace, signer.RootCertificatePem), signer).Follow(plan.Version, plan.Rollback);
        await workplace.StageAccess.OpenPointersAsync(cancellation);
        new StagedVersionGuard(workplace).Remember(plan.Version);
        new ReusableMixes(workplace).Forget();
        if (!signs)
            workplace.Log.Warn(
                "The workspace of mixer has no private.pem, so the version files are not signed; current clients refuse them."
            );
        workplace.Log.WriteLine($"{workplace.Stage.Root} serves release {plan.Version}.");

        FactoryException Refusal(string why, string targets) =>
            new(
                $"Switching the stage {workplace.Stage.Root} to {plan.Version}",
                why,
                $"Run {(targets.Contains(' ', StringComparison.Ordinal) ? "the targets" : "the target")} {targets} again."
            );
    }
}
