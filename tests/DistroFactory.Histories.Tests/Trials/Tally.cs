using DistroFactory.Histories.Tests.Publication;

namespace DistroFactory.Histories.Tests.Trials;

/// <summary>What was tried, and what was not as it should be.</summary>
internal sealed class Tally
{
    public List<string> Differences { get; } = [];

    public int Installations { get; set; }

    public int Updates { get; set; }

    public int Diagnoses { get; set; }

    /// <summary>Bundles added or removed.</summary>
    public int Exchanges { get; set; }

    /// <summary>Refused versions that were tried.</summary>
    public int Refused { get; set; }

    public string Describe(PublishedHistory history) =>
        $"{history.Versions.Count} versions, {history.Refusals.Count} refused ({Refused} of them tried), {Installations} "
        + $"installations, {Updates} updates, {Diagnoses} diagnoses, {Exchanges} bundles added or removed";

    /// <summary>Takes over differences, some of them.</summary>
    /// <returns>Whether there were none.</returns>
    public bool Add(string where, IEnumerable<string> differences)
    {
        const int Shown = 8;
        var all = differences.ToList();
        if (all.Count > 0)
            Differences.Add(
                $"{where}:\n    {string.Join("\n    ", all.Take(Shown))}{(all.Count > Shown ? $"\n    and {all.Count - Shown} more" : "")}"
            );
        return all.Count == 0;
    }
}
