using System.Collections.Immutable;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.Steps.Publish;

/// <summary>
/// Brings an update stream to a place. What is there is surveyed before anything is sent; versions come before the record and the pointers;
/// nothing that is there changes but these, and files that are proven to be damaged; at the end the place is read back.
/// </summary>
/// <param name="place">The place.</param>
/// <param name="workplace">The namespace.</param>
/// <param name="trust">What is ours.</param>
/// <param name="rootCertificatePem">The certificate that clients pin.</param>
/// <param name="clock">The time that leases are measured by.</param>
internal sealed class StreamPublisher(
    IPlace place,
    Workplace workplace,
    PlaceTrust trust,
    string rootCertificatePem,
    TimeProvider? clock = null
) : IPublisher
{
    private readonly LeaseAtPlace _leases = new(place, workplace.Directory.Path, clock ?? TimeProvider.System);

    /// <inheritdoc/>
    public string Place => place.Name;

    /// <inheritdoc/>
    public async Task<string> PublishAsync(Publication publication, CancellationToken cancellation)
    {
        try
        {
            return await PublishLeasedAsync(publication, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw StepFailure.From(error, ConfiguredPlaces.Of(workplace.Options, workplace))
                ?? new PublishException(
                    $"Publishing version {publication.Version} to {Place}",
                    error.Message,
                    "Mend that and run the target Publish again: what came over is kept, and clients are served what they were served "
                        + "before.",
                    error
                );
        }
    }

    private async Task<string> PublishLeasedAsync(Publication publication, CancellationToken cancellation)
    {
        var (seen, _, _) = await SurveyAsync(publication, cancellation);
        var lease = await _leases.LayAsync(PlaceLease.Read(Path.Combine(seen.Root, PlaceLease.FileName)), cancellation);
        // What is there may be newer than what was seen; from now on nobody else publishes.
        (seen, var survey, var damaged) = await SurveyAsync(publication, cancellation);
        _leases.Confirm(lease, PlaceLease.Read(Path.Combine(seen.Root, PlaceLease.FileName)));
        return await _leases.HoldAsync(
            lease,
            () => PublishAsync(publication, survey, damaged, lease, cancellation),
            publication.Log,
            cancellation
        );
    }

    private async Task<string> PublishAsync(
        Publication publication,
        PlaceSurvey survey,
        ImmutableArray<string> damaged,
        PlaceLease lease,
        CancellationToken cancellation
    )
    {
        publication = publication with { LeftOut = NotBroughtAgain(publication, survey) };
        ImmutableArray<StreamVersion> known =
        [
            .. survey.Versions.Where(version => survey.HasMom(version) || survey.Kept.IsPruned(version)),
        ];
        var brought = await place.BringAsync(publication, cancellation);
        var repaired = await RepairAsync(
            publication,
            [
                .. damaged,
                .. await place.DifferencesAsync(publication, [.. publication.Versions.Except(known)], byContent: true, cancellation),
                .. await place.DifferencesAsync(publication, [.. publication.Versions.Intersect(known)], byContent: false, cancellation),
            ],
            cancellation
        );
        repaired += await ReadAsync(publication, cancellation);
        _leases.Confirm(lease, await place.ReadLeaseAsync(cancellation));
        var isSwitched = await place.SwitchAsync(publication, cancellation);
        await ReadBackAsync(publication, cancellation);
        return !isSwitched && brought == 0 && repaired == 0
            ? $"already serves version {publication.Version}"
            : $"serves version {publication.Version}: {brought} files brought{(repaired == 0 ? "" : $", {repaired} repaired")}";
    }

    private async Task<(StagedTree Seen, PlaceSurvey Survey, ImmutableArray<string> Damaged)> SurveyAsync(
        Publication publication,
        CancellationToken cancellation
    )
    {
        var seen = await place.LookAsync(cancellation);
        var survey = new PlaceSurvey(seen, Place, trust);
        var damaged = survey.Compare(publication);
        publication.RefuseBackwards(survey.Newest, Place);
        RefusePruned(publication, survey);
        new ChannelSurvey(seen, Place, trust).RefuseNewer(publication);
        return (seen, survey, damaged);
    }

    // The record of the stage takes the place of the one there, and would forget what was pruned.
    private void RefusePruned(Publication publication, PlaceSurvey survey)
    {
        if (survey.Kept.Pruned.FirstOrDefault(version => !publication.Kept.IsPruned(version)) is { Value: > 0 } version)
            throw new PublishException(
                $"Publishing version {publication.Version} to {Place}",
                $"version {version} was pruned there, and the stage {publication.Stage.Root} does not know of it: another factory did that",
                "Run the target Release, which takes over what is recorded there; then Prune with --apply removes here what is gone there."
            );
    }

    // What an interrupted prune left in the stage does not come to where it is gone already.
    private ImmutableHashSet<StreamVersion> NotBroughtAgain(Publication publication, PlaceSurvey survey)
    {
        var isInterrupted = new PruneJournal(workplace).Find() is not null;
        return [.. survey.Kept.Pruned.Where(version => isInterrupted || File.Exists(PreparedVersion.Mom(publication.Stage, version)))];
    }

    // A file that differs is replaced if it is proven to be damaged, and that of the stage is proven to be what was published.
    private async Task<int> RepairAsync(Publication publication, ImmutableArray<string> paths, CancellationToken cancellation)
    {
        var damaged = ImmutableArray.CreateBuilder<string>();
        foreach (var path in paths.Distinct())
        {
            var why = trust.RefuseFile(await place.FetchAsync(path, cancellation), path);
            if (why is null)
                continue; // Another compression of the same content, say.
            if (trust.RefuseFile(Path.Combine(publication.Stage.Root, path), path) is not null)
            {
                throw new PublishException(
                    $"Publishing version {publication.Version} to {Place}",
                    $"{path} there is not what it is in the stage {publication.Stage.Root}",
                    "What was published is never replaced. If the file there is damaged, remove it and run the target Publish again."
                );
            }

            publication.Log.Warn($"{path} at {Place} is damaged and is brought again: {why}.");
            damaged.Add(path);
        }

        if (damaged.Count > 0)
            await place.ReplaceAsync(publication, damaged.ToImmutable(), cancellation);
        return damaged.Count;
    }

    // As clients will read it, where that can be done without the network: nothing leads there yet.
    private async Task<int> ReadAsync(Publication publication, CancellationToken cancellation)
    {
        if (place is not FolderPlace || publication.IsUnsound)
            return 0;
        var update = new StagedTree(Place).Update;
        var memory = Path.Combine(StreamPlaces.Memory(workplace.Directory.Places, Place), "verified-files");
        var result = await Look();
        if (result.IsSound)
            return 0;
        var repaired = await RepairAsync(publication, [.. Damaged(publication, result)], cancellation);
        if (repaired > 0)
            result = await Look();
        result.ThrowIfUnsound();
        return repaired;

        Task<VerificationResult> Look() =>
            Task.Run(
                () =>
                    StreamSoundness.Look(
                        workplace,
                        update,
                        publication.Version,
                        rootCertificatePem,
                        publication.Kept,
                        memory,
                        cancellation
                    ),
                cancellation
            );
    }

    private static IEnumerable<string> Damaged(Publication publication, VerificationResult result) =>
        result
            .Findings.Where(finding => finding.Severity == Severity.Error)
            .Select(finding => $"update/{finding.Path}")
            .Where(path => File.Exists(Path.Combine(publication.Stage.Root, path)));

    private async Task ReadBackAsync(Publication publication, CancellationToken cancellation)
    {
        var seen = await place.LookAsync(cancellation);
        var survey = new PlaceSurvey(seen, Place, trust);
        var why =
            survey.Compare(publication) is [var damaged, ..] ? $"{damaged} is damaged"
            : !survey.HasMom(publication.Version) ? $"version {publication.Version} is not there"
            : publication.Record is { } record && survey.Record?.Latest != record.Latest ? $"its {StreamRecord.FileName} is not the stage's"
            : !PlacePointers.AreSame(publication.Pointers, seen) ? "its version files are not the stage's"
            : publication.IsUnsigned ? null
            : PlacePointers.Refuse(seen, publication.Version, trust);
        if (why is not null)
        {
            throw new PublishException(
                $"Reading back version {publication.Version} from {Place}",
                why,
                "Look for what else writes there, and run the target Publish again."
            );
        }
    }
}
