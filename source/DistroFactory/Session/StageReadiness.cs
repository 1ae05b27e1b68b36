using DistroFactory.Channels;
using DistroFactory.Evidence;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.Tools;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;

namespace DistroFactory.Session;

/// <summary>What a stage must be before a release builds on it: it has all that is published, and says whose it is.</summary>
internal static class StageReadiness
{
    /// <summary>Mends pointers that a killed run left apart, and takes over what the places serve beyond the stage. Makes no key.</summary>
    /// <param name="workplace">The workplace.</param>
    /// <param name="steps">The steps of this run: one that does not publish need not reach the places.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task CatchUpAsync(Workplace workplace, RunSteps steps, CancellationToken cancellation)
    {
        VersionPointers.Repair(workplace.Stage);
        // A release that is made again builds on what it built on, whatever was published since.
        if (workplace.Lock is { } locked)
        {
            var roots = ReleaseSigner.FindRoots(workplace);
            if (!ReleaseSigner.IsMixers(workplace))
                LockGuard.RefuseOtherKeys(locked, roots.Current, roots.Next);
            return;
        }

        var version = await History(workplace, workplace.Directory.Places, steps.Make("Publish")).CatchUpAsync(cancellation);
        if (version != StreamVersion.None)
            new StagedVersionGuard(workplace).Remember(version);
    }

    /// <summary>The workplace with a stage that has what is published already, for a look that changes nothing.</summary>
    /// <param name="workplace">The workplace.</param>
    /// <param name="memory">A directory for what is fetched to be looked at.</param>
    /// <param name="cancellation">Stops it.</param>
    public static Task<Workplace> LookAheadAsync(Workplace workplace, string memory, CancellationToken cancellation) =>
        workplace.Lock is null ? History(workplace, memory).LookAsync(cancellation) : Task.FromResult(workplace);

    /// <summary>
    /// Signs the record of whose stream the stage is, if it lacks one, and lets channels follow a release that took back what they serve: a
    /// run that was killed did not get to it.
    /// </summary>
    /// <param name="workplace">The workplace.</param>
    /// <param name="signers">Whose current one signs it.</param>
    public static void Identify(Workplace workplace, ReleaseSigners signers)
    {
        if (!MixerSigner.CanSign(signers.Current))
            return;
        var trust = PlaceTrust.Of(workplace, signers);
        new StreamIdentity(workplace, trust).Complete(signers.Current);
        if (!workplace.Configuration.Channels.IsEmpty && ReleaseHistory.ReadLatest(workplace.Stage, toleratesLoss: true) is { } latest)
            new StagedRelease(workplace, trust, signers.Current).Follow(latest.Version, latest.Rollback);
    }

    private static PublishedHistory History(Workplace workplace, string memory, bool needsPlaces = true)
    {
        var roots = ReleaseSigner.FindRoots(workplace);
        var pinned = roots.Current ?? ReleaseSigner.FindPinnedCertificate(workplace);
        return new(workplace, pinned, memory, roots.Next) { NeedsPlaces = needsPlaces };
    }
}
