using DistroFactory.Planning;
using DistroFactory.UpdateStream;

namespace DistroFactory.Watching;

/// <summary>What the watcher found; kept as JSON for whoever asks next.</summary>
public sealed record WatchRecord
{
    /// <summary>Whether a release is needed.</summary>
    public required bool ReleaseNeeded { get; init; }

    /// <summary>The check that decided.</summary>
    public required ReleaseReason Reason { get; init; }

    /// <summary>The latest release; none when nothing is staged.</summary>
    public MixVersion Latest { get; init; }

    /// <summary>The version a release would have.</summary>
    public MixVersion Next { get; init; }

    /// <summary>What differs.</summary>
    public required InputDifferences Differences { get; init; }

    /// <summary>What a plan means to the watcher.</summary>
    public static WatchRecord Of(ReleasePlan plan) => new()
    {
        ReleaseNeeded = plan.IsNeeded,
        Reason = plan.Reason,
        Latest = plan.Previous,
        Next = plan.Version,
        Differences = plan.Differences,
    };

    /// <summary>The finding for a person; the first line says which check decided.</summary>
    public IEnumerable<string> Describe()
    {
        yield return ReleaseNeeded
            ? $"Release {Next} is needed: {Reason.Sentence()}."
            : $"Up to date with release {Latest}: {Reason.Sentence()}.";
        foreach (var line in DifferenceText.Lines(Differences))
            yield return "  " + line;
    }
}
