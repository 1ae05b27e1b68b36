using System.Text.Json;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Unfinished;

namespace DistroFactory.Steps.Watch;

/// <summary>
/// Says whether a release is needed, and keeps the finding. The checks run in order, the first that says yes decides: nothing is staged,
/// the upstream is newer, what is offered differs. So the content providers are asked only when nothing else decides.
/// </summary>
internal static class WatchStep
{
    /// <summary>Name of the record in the namespace's directory.</summary>
    public const string FileName = "watch.json";

    /// <summary>
    /// Says what a plan means for a watcher. Takes no lock and leaves the work area alone: a watcher may look while a release runs.
    /// </summary>
    /// <param name="workplace">The namespace.</param>
    /// <param name="plan">What a release would be made of now.</param>
    /// <param name="upstream">What the upstream said; null for an own upstream.</param>
    /// <param name="obstacle">Why no release can be made; null: nothing is in the way.</param>
    public static WatchRecord Run(Workplace workplace, ReleasePlan plan, UpstreamState? upstream, FactoryException? obstacle = null)
    {
        var unfinished = plan.IsNeeded ? null : new UnfinishedList(workplace).Find();
        if (unfinished is not null)
            plan = plan with { IsNeeded = true, Reason = ReleaseReason.Unfinished };
        var record = WatchRecord.Of(plan, upstream) with { Blocked = obstacle is null ? null : $"{obstacle.What}: {obstacle.Why}" };
        var file = Path.Combine(workplace.Directory.Path, FileName);
        AtomicFile.WriteAllText(file, JsonSerializer.Serialize(record, RecordJson.Options) + "\n");
        foreach (var warning in plan.Warnings)
            workplace.Log.Warn(warning);
        LogExcerpt.Write(workplace.Answer, [.. record.Describe()], file);
        if (unfinished is not null)
            workplace.Answer.WriteLine($"  {unfinished.Describe()}");
        return record;
    }
}
