using System.Collections.Immutable;
using DistroFactory.Places;
using DistroFactory.Run;
using DistroFactory.Stage;

namespace DistroFactory.Steps.Prune;

/// <summary>
/// Lets a place follow a prune of the stage. Its record names what was pruned, and its pointers are those of the stage, before the first
/// file goes there. What goes follows from the manifests of the versions that stay, not from what the stage happens to lack.
/// </summary>
/// <param name="place">The place.</param>
/// <param name="workplace">The namespace.</param>
/// <param name="trust">What is ours.</param>
/// <param name="clock">The time that leases are measured by.</param>
internal sealed class PlacePrune(IPlace place, Workplace workplace, PlaceTrust trust, TimeProvider clock)
{
    private readonly LeaseAtPlace _leases = new(place, workplace.Directory.Path, clock);

    /// <summary>Lets it follow.</summary>
    /// <param name="publication">The stage as it was pruned.</param>
    /// <param name="plan">What stays.</param>
    /// <param name="watch">Told what is done next.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What came of it, in words.</returns>
    /// <exception cref="PublishException">It is not what was published, or cannot be written.</exception>
    public async Task<string> FollowAsync(Publication publication, PrunePlan plan, Action<string> watch, CancellationToken cancellation)
    {
        var (seen, survey) = await SurveyAsync(publication, cancellation);
        if (Refuse(survey, seen, publication) is { } why)
            return why;
        var lease = await _leases.LayAsync(PlaceLease.Read(Path.Combine(seen.Root, PlaceLease.FileName)), cancellation);
        (seen, survey) = await SurveyAsync(publication, cancellation);
        _leases.Confirm(lease, PlaceLease.Read(Path.Combine(seen.Root, PlaceLease.FileName)));
        return await _leases.HoldAsync(
            lease,
            () => SweepAsync(publication, plan, survey, watch, cancellation),
            publication.Log,
            cancellation
        );
    }

    private async Task<(StagedTree Seen, PlaceSurvey Survey)> SurveyAsync(Publication publication, CancellationToken cancellation)
    {
        var seen = await place.LookAsync(cancellation);
        var survey = new PlaceSurvey(seen, place.Name, trust);
        survey.Compare(publication);
        return (seen, survey);
    }

    // What leads machines there is another version's, perhaps one that goes.
    private string? Refuse(PlaceSurvey survey, StagedTree seen, Publication publication) =>
        survey.Versions.IsEmpty ? "has nothing that could go"
        : survey.Kept.Pruned.Any(version => !publication.Kept.IsPruned(version))
            ? "was pruned by another factory, and nothing more goes there: run the target Release, which takes over what is "
                + "recorded there, then Prune again"
        : survey.Newest != publication.Version
            ? $"serves version {survey.Newest}, and the stage {publication.Version}: nothing goes there before the target Publish"
        : PlacePointers.Refuse(seen, publication.Version, trust) is { } why ? $"keeps all it has: {why}; run the target Publish first"
        : null;

    private async Task<string> SweepAsync(
        Publication publication,
        PrunePlan plan,
        PlaceSurvey survey,
        Action<string> watch,
        CancellationToken cancellation
    )
    {
        watch("switch");
        await place.SwitchAsync(publication, cancellation);
        watch("sweep");
        var removed = await place.SweepAsync(Folders(plan, survey), path => Stays(plan, path), cancellation);
        watch("read back");
        var (seen, after) = await SurveyAsync(publication, cancellation);
        var why = after.Kept.Pruned.SequenceEqual(publication.Kept.Pruned)
            ? PlacePointers.Refuse(seen, publication.Version, trust)
            : $"its {StreamRecord.FileName} is not the stage's";
        if (why is not null)
            throw new PublishException(
                $"Reading back {place.Name} after it was pruned",
                why,
                "Look for what else writes there, and run the target Publish, then Prune again."
            );
        return removed == 0 ? "has nothing more that could go" : $"was pruned: {removed} files removed";
    }

    private static ImmutableArray<string> Folders(PrunePlan plan, PlaceSurvey survey) =>
        [
            .. survey.Versions.Intersect(plan.Versions).Select(version => $"update/{version}"),
            .. plan.Pruned.Kept.Pruned.SelectMany(version => Surplus.ReleaseFolders.Select(name => $"releases/{version}/{name}")),
        ];

    private static bool Stays(PrunePlan plan, string path) =>
        path.StartsWith("update/", StringComparison.Ordinal) && plan.Needed.Has(path["update/".Length..]);
}
