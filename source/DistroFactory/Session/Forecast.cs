using DistroFactory.Channels;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Signing;
using DistroFactory.Steps.Plan;
using DistroFactory.Steps.Trigger;
using DistroFactory.Steps.Watch;
using DistroFactory.Tools;

namespace DistroFactory.Session;

/// <summary>Tells what the next release would be, whether one is needed, and what would keep it from being made.</summary>
/// <param name="look">How it looks.</param>
/// <param name="answer">Where it tells.</param>
internal sealed class Forecast(ConfigLook look, RunLog answer)
{
    /// <summary>Prints the plan.</summary>
    /// <exception cref="FactoryException">The planned release could not be made; the plan was printed all the same.</exception>
    public async Task PrintAsync(CancellationToken cancellation)
    {
        var obstacle = await look.AheadAsync(
            async workplace =>
            {
                var planning = new PlanStep(workplace);
                var plan = await planning.MakeAsync(() => ReleaseSigner.FindRoots(workplace), cancellation);
                PlanAnnouncement.Tell(answer, plan, workplace.Directory.PlanFile);
                return planning.Obstacle ?? ChannelFreeze.Find(workplace, plan) ?? SigningObstacle.Find(workplace);
            },
            cancellation,
            workplace => ToolAvailability.RefuseMissingAsync(workplace, RunSteps.Release, cancellation)
        );
        Refuse(obstacle);
    }

    /// <summary>Says whether a release is needed and why, and starts it in CI if that is asked for.</summary>
    /// <param name="trigger">What is started when one is needed, see <see cref="TriggerAddress"/>; null: nothing.</param>
    /// <param name="triggerToken">What it is started with, a secret.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">No release could be made; nothing was started.</exception>
    public Task<WatchRecord> WatchAsync(string? trigger, string? triggerToken, CancellationToken cancellation)
    {
        // A mistake in what is to be started is told before anything is looked at.
        var start = trigger is null ? null : TriggerAddress.Parse(trigger);
        return look.AheadAsync(
            async workplace =>
            {
                var planning = new PlanStep(workplace);
                var plan = await planning.FindReasonAsync(() => ReleaseSigner.FindRoots(workplace), cancellation);
                var obstacle = planning.Obstacle ?? ChannelFreeze.Find(workplace, plan) ?? SigningObstacle.Find(workplace);
                var found = WatchStep.Run(workplace, plan, planning.Upstream, obstacle);
                Refuse(obstacle);
                if (found.ReleaseNeeded && start is not null)
                    await TriggerStep.RunAsync(workplace, start, triggerToken, cancellation);
                return found;
            },
            cancellation
        );
    }

    /// <summary>Ends a run whose release could not be made.</summary>
    /// <param name="obstacle">What is in the way; null: nothing.</param>
    /// <exception cref="FactoryException">It.</exception>
    public static void Refuse(FactoryException? obstacle)
    {
        if (obstacle is not null)
            throw obstacle;
    }
}
