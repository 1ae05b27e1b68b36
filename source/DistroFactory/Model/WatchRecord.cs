using System.Text.Json;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>What the watcher found; kept as JSON for whoever asks next.</summary>
internal sealed record WatchRecord
{
    /// <summary>Whether a release is needed.</summary>
    public required bool ReleaseNeeded { get; init; }

    /// <summary>The check that decided.</summary>
    public required ReleaseReason Reason { get; init; }

    /// <summary>The latest release; none when nothing is staged.</summary>
    public StreamVersion Latest { get; init; }

    /// <summary>The version a release would have; none when only the plan can tell, for format bumps lie between.</summary>
    public StreamVersion Next { get; init; }

    /// <summary>Where the upstream is and where the latest release is; null for an own upstream.</summary>
    public UpstreamDistance? Upstream { get; init; }

    /// <summary>What differs; empty when an earlier check decided.</summary>
    public required InputDifferences Differences { get; init; }

    /// <summary>Why no release can be made, needed or not; null: nothing is in the way.</summary>
    public string? Blocked { get; init; }

    /// <summary>What a plan means to the watcher.</summary>
    public static WatchRecord Of(ReleasePlan plan, UpstreamState? upstream) =>
        new()
        {
            ReleaseNeeded = plan.IsNeeded,
            Reason = plan.Reason,
            Latest = plan.Previous,
            Next =
                plan.Reason == ReleaseReason.Unfinished ? plan.Previous
                : upstream is { IsAcrossFormats: true } ? StreamVersion.None
                : plan.Version,
            Upstream = upstream is null ? null : new(upstream.Current, upstream.CurrentFormat, upstream.Target, upstream.Format),
            Differences = plan.Differences,
        };

    /// <summary>The finding for the job that comes next: names and values of one word each, those that apply.</summary>
    public IEnumerable<KeyValuePair<string, string>> Facts()
    {
        yield return new("changed", ReleaseNeeded ? "true" : "false");
        yield return new("reason", JsonNamingPolicy.KebabCaseLower.ConvertName($"{Reason}"));
        if (Latest != StreamVersion.None)
            yield return new("latest", $"{Latest}");
        if (ReleaseNeeded && Next != StreamVersion.None)
            yield return new("next", $"{Next}");
        if (Upstream is not null)
            yield return new("upstream", $"{Upstream.To}");
    }

    /// <summary>The finding for a person; the first line says what is in the way, or which check decided.</summary>
    public IEnumerable<string> Describe()
    {
        if (Blocked is not null)
            yield return $"Releases are blocked: {Blocked}";
        yield return ReleaseNeeded
            ? Reason == ReleaseReason.Unfinished
                ? $"Release {Latest} is to be finished: {Reason.Sentence()}."
                : $"{(Next == StreamVersion.None ? "A release" : $"Release {Next}")} is needed: {Reason.Sentence()}."
            : $"Up to date with release {Latest}: {Reason.Sentence()}.";
        if (Upstream is not null)
            yield return $"  upstream {Upstream.Describe()}";
        foreach (var line in DifferenceText.Lines(Differences))
            yield return "  " + line;
    }
}

/// <summary>How far the upstream is ahead.</summary>
/// <param name="From">The upstream version of the latest release; none when nothing is staged.</param>
/// <param name="FromFormat">Its format.</param>
/// <param name="To">The version to build upon.</param>
/// <param name="ToFormat">Its format.</param>
internal sealed record UpstreamDistance(UpstreamVersion From, FormatNumber FromFormat, UpstreamVersion To, FormatNumber ToFormat)
{
    /// <summary><c>31000 (format 30) -> 31200 (format 31)</c></summary>
    public string Describe() =>
        From == UpstreamVersion.None || From == To
            ? $"{To} (format {ToFormat})"
            : $"{From} (format {FromFormat}) -> {To} (format {ToFormat})";
}
