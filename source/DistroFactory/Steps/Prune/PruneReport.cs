using DistroFactory.Foundation;
using DistroFactory.Unfinished;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Prune;

/// <summary>What a prune does, in words.</summary>
internal static class PruneReport
{
    /// <summary>The lines of a plan.</summary>
    /// <param name="name">The namespace.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="interrupted">A prune that was interrupted; null: none was.</param>
    public static IEnumerable<string> Lines(string name, PrunePlan plan, InterruptedPrune? interrupted)
    {
        var (kept, gone, formats) = plan.Retention;
        yield return $"Of {kept.Count + gone.Length} versions of {name} {kept.Count} stay, and "
            + $"{gone.Length} {(gone.Length == 1 ? "goes" : "go")}{(gone.IsEmpty ? "" : $": {Join(gone)}")}.";
        foreach (var reason in kept.GroupBy(version => version.Value, version => version.Key))
            yield return $"  stays, {reason.Key}: {Join(reason)}";
        foreach (var format in formats)
            yield return $"Machines of format {format} can no longer update: nothing leads them to the next format any more.";
        if (!gone.IsEmpty)
            yield return "Machines that are still at a version that goes can no longer update. What is kept can, to the latest version.";
        yield return $"{plan.Files.Length} files go, which frees {ByteSize.Format(plan.FreedBytes)}.";
        if (interrupted is not null)
            yield return "An earlier prune was interrupted; the next with --apply completes it"
                + $"{(interrupted.Places.IsEmpty ? "" : $", at {string.Join(", ", interrupted.Places)} too")}.";
    }

    private static string Join(IEnumerable<StreamVersion> versions) => string.Join(", ", versions);
}
