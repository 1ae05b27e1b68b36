using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Stage;

namespace DistroFactory.Steps.Plan;

/// <summary>
/// What rollbacks took back does not come again by itself: it is still on offer, and the next run of a watcher would release it.
/// </summary>
/// <param name="stage">Has the earlier releases.</param>
internal sealed class RollbackMemory(StagedTree stage)
{
    /// <summary>The plan with what it takes back, or without what was taken back.</summary>
    /// <param name="request">What the plan was made of.</param>
    /// <param name="plan">The plan.</param>
    /// <returns>The plan, and why it cannot be carried out; null: it can be.</returns>
    public (ReleasePlan Plan, FactoryException? Obstacle) Heed(PlanRequest request, ReleasePlan plan)
    {
        var memory = request.Latest?.TakenBack ?? TakenBack.None;
        if (request.BroughtBack is { } back)
            memory = memory.With(back, plan.Version, [.. After(back)]);
        else if (!request.Requests.Force && memory.In(plan.Inputs) is { IsEmpty: false } again)
            return Wait(request, plan, again);
        return (plan with { TakenBack = Left(memory.Without(plan.Inputs)) }, null);
    }

    // What is taken back, the latest first.
    private IEnumerable<ReleaseRecord> After(BroughtBackRelease back)
    {
        for (
            var release = back.Latest;
            release is not null && release.Version > back.Target.Version;
            release = ReleaseHistory.Read(stage, release.Previous)
        )
            yield return release;
    }

    private static TakenBack? Left(TakenBack memory) => memory is { IsEmpty: true, Versions.IsEmpty: true } ? null : memory;

    // If nothing else changed, there is nothing to do; a change that is wanted cannot be told from what was taken back.
    private (ReleasePlan, FactoryException?) Wait(PlanRequest request, ReleasePlan plan, TakenBack again)
    {
        var without = ReleasePlanner.Plan(request with { Inputs = again.Undo(request.Inputs, request.Latest!.Inputs) });
        if (!without.IsNeeded)
            return (plan with { IsNeeded = false, Reason = ReleaseReason.TakenBack, TakenBack = request.Latest.TakenBack }, null);
        var why = stage.FoldersOf(again.By).Any() ? ReleaseHistory.Read(stage, again.By)?.Rollback?.Why : null;
        return (
            plan,
            new FactoryException(
                $"Planning release {plan.Version}",
                $"release {again.By} took back {again.Describe()}{(why is null ? "" : $" ({why})")}, which would come again",
                "Offer something else; or leave it out for now by hold:, pin: or exclude: of the content provider, and by the former "
                    + "bundle definition; or have it after all, with --force."
            )
        );
    }
}
