using DistroFactory.Histories.Tests.Distributions;
using DistroFactory.Histories.Tests.Generation;
using DistroFactory.Histories.Tests.Publication;

namespace DistroFactory.Histories.Tests.Trials;

/// <summary>What happens to a machine.</summary>
/// <param name="Start">The version that is installed.</param>
/// <param name="Bundles">The bundles that are installed.</param>
/// <param name="Stops">The versions it is updated to, one after the other.</param>
internal sealed record Journey(ReleasedVersion Start, ImmutableArray<string> Bundles, ImmutableArray<ReleasedVersion> Stops)
{
    /// <summary>Machines of a history: one with all bundles from the first version to each other, and some by chance.</summary>
    public static IEnumerable<Journey> Of(PublishedHistory history, int seed, int byChance)
    {
        if (history.Versions.Count == 0)
            yield break;
        yield return new(history.Versions[0], history.Versions[0].Bundles, [.. history.Versions.Skip(1)]);
        for (var i = 0; i < byChance; i++)
        {
            var chance = Chance.For(seed, 5, i);
            var start = chance.Below(history.Versions.Count);
            var stops = chance.Some(history.Versions.Skip(start + 1), percent: 40);
            if (stops.LastOrDefault() != history.Versions[^1] && start < history.Versions.Count - 1)
                stops.Add(history.Versions[^1]);
            var bundles = chance
                .Some(history.Versions[start].Bundles, chance.Pick([0, 30, 60]))
                .Append(Distribution.UpdateBundle)
                .Distinct();
            yield return new(history.Versions[start], [.. bundles], [.. stops]);
        }
    }

    public override string ToString() =>
        $"{string.Join(",", Bundles)} of {Start.Version}, updated to "
        + $"{(Stops.IsEmpty ? "nothing" : string.Join(", ", Stops.Select(stop => stop.Version)))}";
}
