using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;

namespace DistroFactory.Session;

/// <summary>Tells what a plan says.</summary>
internal static class PlanAnnouncement
{
    /// <summary>Tells all of it.</summary>
    /// <param name="log">Where.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="file">Where the whole of a long one goes.</param>
    public static void Tell(RunLog log, ReleasePlan plan, string file)
    {
        // First: a plan may be long.
        foreach (var warning in plan.Warnings)
            log.Warn(warning);
        LogExcerpt.WriteSparingly(log, plan.Describe(), file);
    }

    /// <summary>Tells what the run is about.</summary>
    public static void TellSubject(ReleaseOptions options, ReleasePlan plan) =>
        options.Subject(
            plan.IsNeeded ? $"{plan.Namespace} {plan.Version}" : $"{plan.Namespace} {plan.Previous}, nothing to release",
            RunKind.Of(plan)
        );
}
