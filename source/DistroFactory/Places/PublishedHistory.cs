using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>
/// What the places serve already, seen from a stage that has less or nothing of it: an empty machine, or a restored backup. What is signed
/// with the keys of the distribution becomes its history; anything else ends the run before it makes a key or a version.
/// </summary>
/// <param name="workplace">Configuration and stage.</param>
/// <param name="rootCertificatePem">The certificate that clients pin; null: there is none yet.</param>
/// <param name="memory">A directory for what is fetched to be looked at.</param>
/// <param name="nextRootPem">The certificate that takes its place at the next format bump, or did already; null: none.</param>
internal sealed class PublishedHistory(Workplace workplace, string? rootCertificatePem, string memory, string? nextRootPem = null)
{
    private readonly PlaceTrust _trust = new(workplace, rootCertificatePem, nextRootPem);
    private (string Place, StagedTree Seen, StreamRecord Record)? _pruned;

    private readonly List<(string Place, StagedTree Tree)> _seen = [];

    /// <summary>Whether a first release stops if a place that it is published to cannot be looked at; else that is a warning.</summary>
    public bool NeedsPlaces { get; init; } = true;

    /// <summary>The workplace as it will be when the stage has caught up, for a look that changes nothing.</summary>
    /// <exception cref="FactoryException">See <see cref="CatchUpAsync"/>.</exception>
    public async Task<Workplace> LookAsync(CancellationToken cancellation)
    {
        if (workplace.Stage.ReadLatest() != StreamVersion.None || await FindAheadAsync(cancellation) is not { } ahead)
            return workplace;
        var report = ahead.Seen.ReportOf(ahead.Version, "release", "json");
        var fetched = await ahead.Place.FetchAsync(Path.GetRelativePath(ahead.Seen.Root, report), cancellation);
        if (fetched != report)
            File.Copy(fetched, report, overwrite: true);
        if (RefuseRelease(ahead.Seen, ahead.Survey.Record?.Find(ahead.Version)) is { } why)
            throw Untaken(ahead, why);
        return workplace with { Configuration = workplace.Configuration with { StageFolder = ahead.Seen.Root } };
    }

    /// <summary>Takes over what a place serves beyond the stage.</summary>
    /// <returns>The version that the stage serves now; none: there was nothing to take over.</returns>
    /// <exception cref="FactoryException">
    /// A place serves something that is not of this distribution, or its keys are missing, or it is unsound, or a version there is another
    /// than the stage has. Nothing leads to what was fetched.
    /// </exception>
    public async Task<StreamVersion> CatchUpAsync(CancellationToken cancellation)
    {
        var version = StreamVersion.None;
        if (await FindAheadAsync(cancellation) is { } ahead)
            version = await TakeOverAsync(ahead, cancellation);
        else
            TakeOverPrune();
        foreach (var (place, seen) in _seen)
            new ChannelSurvey(seen, place, _trust).TakeOver(workplace.Stage, workplace.Log);
        return version;
    }

    private async Task<StreamVersion> TakeOverAsync(Ahead ahead, CancellationToken cancellation)
    {
        var stage = workplace.Stage;
        var versions = ahead.Versions.RemoveAll(version => Has(ahead, version));
        workplace.Log.WriteLine(
            $"{ahead.Place.Name} serves version {ahead.Version} of this distribution, and the stage {Describe(stage)}: "
                + $"{(versions.Length == 1 ? "one version is" : $"{versions.Length} versions are")} taken over."
        );
        var fetched = Path.Combine(stage.Root, $".published{AtomicFile.PartialMark}history");
        await ahead.Place.CopyAsync(versions, fetched, cancellation);
        var tree = new StagedTree(fetched);
        RefuseUnlike(ahead, tree, versions);
        Directory.CreateDirectory(stage.Update);
        Directory.CreateDirectory(stage.Releases);
        foreach (var version in versions)
        {
            foreach (
                var (from, to) in new[]
                {
                    (tree.ReleaseOf(version), stage.ReleaseOf(version)),
                    (tree.UpdateOf(version), stage.UpdateOf(version)),
                }
            )
            {
                LinkedTree.Remove(to);
                if (Directory.Exists(from))
                    Directory.Move(from, to);
            }
        }

        await Task.Run(
            () => StreamSoundness.Verify(workplace, stage.Update, ahead.Version, RootOf(stage, ahead.Version), KeptAt(ahead), cancellation),
            cancellation
        );
        if (File.Exists(tree.StreamRecord))
            File.Copy(tree.StreamRecord, stage.StreamRecord, overwrite: true);
        new VersionFiles(stage.VersionFiles).Follow(tree.VersionFiles);
        VersionPointers.Follow(stage, ahead.Version);
        LinkedTree.Remove(fetched);
        workplace.Log.WriteLine($"{stage.Root} serves release {ahead.Version}, as {ahead.Place.Name} does.");
        return ahead.Version;
    }

    // Another factory pruned what this one has in full: the record says so, and the next prune here removes it, too.
    private void TakeOverPrune()
    {
        if (_pruned is not var (place, seen, record))
            return;
        AtomicFile.WriteAllBytes(workplace.Stage.StreamRecord, File.ReadAllBytes(seen.StreamRecord));
        workplace.Log.Warn(
            $"{place} was pruned by another factory: versions {string.Join(", ", record.Kept.Pruned)} are gone there. Its "
                + $"{StreamRecord.FileName} is taken over; the target Prune with --apply removes here what is gone there."
        );
    }

    // The same versions, of which more were pruned.
    private void NotePrune(IPlace place, StagedTree seen, PlaceSurvey survey)
    {
        if (
            survey.Record is { } there
            && there.Latest == workplace.Stage.ReadLatest()
            && new StreamIdentity(workplace, _trust).Find() is { } ours
            && ours.Latest == there.Latest
            && ours.Versions.Select(version => (version.Version, version.Mom))
                .SequenceEqual(there.Versions.Select(version => (version.Version, version.Mom)))
            && there.Kept.Pruned.Except(ours.Kept.Pruned).Any()
            && !ours.Kept.Pruned.Except(there.Kept.Pruned).Any()
        )
            _pruned = (place.Name, seen, there);
    }

    // The place that is ahead of the stage, the farthest of several; what the stage has besides must be the same there.
    private async Task<Ahead?> FindAheadAsync(CancellationToken cancellation)
    {
        var latest = workplace.Stage.ReadLatest();
        Ahead? farthest = null;
        foreach (var target in workplace.Configuration.Publish)
        {
            if (
                StreamPlaces.Open(workplace, target, memory) is not { } place
                || await SurveyAsync(place, isNeeded: NeedsPlaces && latest == StreamVersion.None && target.IsAutomatic, cancellation)
                    is not var (survey, seen)
            )
                continue;
            if (latest != StreamVersion.None)
            {
                survey.Compare(new(workplace.Stage, latest, workplace.Log));
                NotePrune(place, seen, survey);
            }

            if (survey.Newest <= latest || survey.Newest <= (farthest?.Version ?? StreamVersion.None))
                continue;
            RefuseForeign(place, survey);
            farthest = new(place, survey, seen, survey.Newest);
        }

        return farthest;
    }

    private async Task<(PlaceSurvey Survey, StagedTree Seen)?> SurveyAsync(IPlace place, bool isNeeded, CancellationToken cancellation)
    {
        try
        {
            var seen = await place.LookAsync(cancellation);
            _seen.Add((place.Name, seen));
            return (new(seen, place.Name, _trust), seen);
        }
        catch (PublishException error) when (!isNeeded && error.InnerException is not null)
        {
            workplace.Log.Warn($"Nobody can tell what {place.Name} serves: {error.Why}");
            return null;
        }
    }

    private void RefuseForeign(IPlace place, PlaceSurvey survey)
    {
        var what = $"Looking at what {place.Name} serves";
        if (rootCertificatePem is null)
        {
            throw new PublishException(
                what,
                $"it serves version {survey.Newest}, of which the stage {workplace.Stage.Root} has nothing, and there are no keys "
                    + "here that could have signed it",
                $"If it is this distribution, restore {workplace.Directory.SigningKeys} from your backup, or name the signer by signing: "
                    + "in distro.yaml; the factory then takes over what is published. If it is another one, correct the place in the "
                    + "configuration."
            );
        }

        if (survey.RefuseMom(survey.Newest) is { } why)
        {
            throw new PublishException(
                what,
                $"it serves version {survey.Newest}, of which the stage {workplace.Stage.Root} has nothing, and {why}",
                "If it is this distribution, give the factory the keys that it was signed with. If it is another one, correct the place in "
                    + "the configuration."
            );
        }
    }

    private void RefuseUnlike(Ahead ahead, StagedTree tree, ImmutableArray<StreamVersion> versions)
    {
        PlaceLinks.RefuseIn(new Publication(tree, ahead.Version, workplace.Log));
        var survey = new PlaceSurvey(tree, ahead.Place.Name, _trust);
        var why =
            versions
                .Where(version => Directory.Exists(tree.UpdateOf(version)) && !IsPrunedAt(survey, version))
                .Select(survey.RefuseMom)
                .FirstOrDefault(flaw => flaw is not null)
            ?? PlacePointers.Refuse(tree, ahead.Version, _trust)
            ?? versions.Select(version => RefuseRelease(tree, survey.Record?.Find(version))).FirstOrDefault(flaw => flaw is not null);
        if (why is not null)
            throw Untaken(ahead, why);
    }

    private static PublishException Untaken(Ahead ahead, string why) =>
        new($"Taking over what {ahead.Place.Name} serves", why, "Nothing of it was taken over.");

    // The record of a release decides what the next one is compared with; its own signature is that of the record of the stream.
    private static string? RefuseRelease(StagedTree tree, StreamRecordVersion? recorded)
    {
        return recorded is null
            ? null
            : Refuse(tree.ReportOf(recorded.Version, "release", "json"), recorded.Release)
                ?? Refuse(tree.ReportOf(recorded.Version, "provenance", "intoto.jsonl"), recorded.Provenance);

        static string? Refuse(string path, string? expected) =>
            expected is null || StreamRecord.HashOf(path) is var there && there == expected
                ? null
                : $"{Path.GetFileName(path)} {(File.Exists(path) ? "is not what was released" : "is missing there")}";
    }

    private static KeptVersions KeptAt(Ahead ahead) => ahead.Survey.Record?.Kept ?? KeptVersions.All;

    // The root may have been exchanged, and the configuration not moved it up yet.
    private string RootOf(StagedTree stage, StreamVersion version) =>
        nextRootPem is not null && stage.FindRootCertificate(version)?.Trim() == nextRootPem.Trim() ? nextRootPem : rootCertificatePem!;

    // What is left of a version may be nothing but its release.
    private static bool IsPrunedAt(PlaceSurvey survey, StreamVersion version) => survey.Kept.IsPruned(version) && !survey.HasMom(version);

    private bool Has(Ahead ahead, StreamVersion version) =>
        IsPrunedAt(ahead.Survey, version)
            ? Directory.Exists(workplace.Stage.ReleaseOf(version))
                && (Directory.Exists(workplace.Stage.UpdateOf(version)) || !ahead.Survey.Versions.Contains(version))
            : HasWhole(ahead, version);

    private bool HasWhole(Ahead ahead, StreamVersion version) =>
        Directory.Exists(workplace.Stage.UpdateOf(version))
        && File.Exists(PreparedVersion.Mom(workplace.Stage, version))
        && ahead.Survey.ReadMom(version) is { } there
        && there.AsSpan().SequenceEqual(File.ReadAllBytes(PreparedVersion.Mom(workplace.Stage, version)))
        && (version <= workplace.Stage.ReadLatest() || Directory.Exists(workplace.Stage.ReleaseOf(version)));

    private static string Describe(StagedTree stage) =>
        stage.ReadLatest() is var latest && latest == StreamVersion.None
            ? $"{stage.Root} is empty"
            : $"{stage.Root} ends at version {latest}";

    private sealed record Ahead(IPlace Place, PlaceSurvey Survey, StagedTree Seen, StreamVersion Version)
    {
        public ImmutableArray<StreamVersion> Versions =>
            [.. Survey.Versions.Union(Survey.Kept.Pruned).Where(version => version <= Version).Order()];
    }
}
