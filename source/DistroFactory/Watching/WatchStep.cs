using System.Text.Json;
using DistroFactory.Finishing;
using DistroFactory.Planning;
using DistroFactory.Releasing;
using DistroFactory.Signing;
using DistroFactory.Workspace;

namespace DistroFactory.Watching;

/// <summary>
/// Says whether a release is needed, and keeps the finding. The checks run in order, the first that says yes decides: nothing is staged,
/// the upstream is newer, what is offered differs. So the content providers are asked only when nothing else decides.
/// </summary>
public static class WatchStep
{
    /// <summary>Name of the record in the namespace's directory.</summary>
    public const string FileName = "watch.json";

    /// <summary>Finds out whether a release is needed. Takes no lock and leaves the work area alone: a watcher may look while a release runs.</summary>
    public static async Task<WatchRecord> RunAsync(Workplace workplace, CancellationToken cancellation)
    {
        var step = new PlanStep(workplace);
        var plan = await step.GlanceAsync(cancellation) ?? await step.MakeAsync(() => ReleaseSigner.FindRootCertificate(workplace), cancellation);
        var unfinished = plan.IsNeeded ? null : new FinishingList(workplace).Find();
        if (unfinished is not null)
            plan = plan with { IsNeeded = true, Reason = ReleaseReason.Unfinished };
        var record = WatchRecord.Of(plan, step.Upstream);
        var file = Path.Combine(workplace.Directory.Path, FileName);
        AtomicFile.WriteAllText(file, JsonSerializer.Serialize(record, RecordJson.Options) + "\n");
        LogExcerpt.Write(workplace.Answer, [.. record.Describe()], file);
        if (unfinished is not null)
            workplace.Answer.WriteLine($"  {unfinished.Describe()}");
        return record;
    }
}
