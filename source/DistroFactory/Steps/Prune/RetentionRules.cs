using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Prune;

/// <summary>
/// Decides which versions stay. Machines at each that stays can update, so with a version the first and the last version of its format and
/// of all later ones stay: machines cross formats one at a time, over these.
/// </summary>
/// <param name="rules">What the configuration keeps.</param>
/// <param name="now">The time.</param>
internal sealed class RetentionRules(RetentionConfiguration rules, DateTimeOffset now)
{
    /// <summary>Decides.</summary>
    /// <param name="versions">The versions there are.</param>
    /// <param name="leading">Where pointers lead.</param>
    /// <param name="needs">Versions that something unfinished needs, and what.</param>
    public RetentionPlan Decide(
        IReadOnlyCollection<PrunableVersion> versions,
        IReadOnlyCollection<Leading> leading,
        IReadOnlyDictionary<StreamVersion, string> needs
    )
    {
        var known = versions.ToDictionary(each => each.Version);
        var kept = new SortedDictionary<StreamVersion, string>();
        foreach (var tree in leading)
            Keep(tree.Latest, $"the latest version{tree.Of}");
        foreach (var pin in rules.Pins)
            Keep(pin, "pinned");
        foreach (var (version, why) in needs)
            Keep(version, why);
        foreach (var version in versions.OrderByDescending(each => each.Version).Take(rules.Versions ?? 0))
            Keep(version.Version, $"one of the newest {rules.Versions}");
        foreach (var version in versions.Where(version => rules.Age is { } age && version.Made > now - age))
            Keep(version.Version, $"younger than {Describe(rules.Age!.Value)}");

        var formats = versions.Select(version => version.Format).Distinct().OrderDescending().Take(rules.Formats ?? int.MaxValue).ToList();
        if (rules is { Versions: null, Age: null })
        {
            foreach (var version in versions.Where(version => formats.Contains(version.Format)))
                Keep(version.Version, $"of one of the newest {rules.Formats} formats");
        }

        var oldest = kept.Keys.Select(version => known[version].Format).Concat(formats).Min();
        foreach (var format in versions.Where(version => version.Format >= oldest).GroupBy(version => version.Format))
        {
            foreach (var (of, _, pointers) in leading)
            {
                if (!pointers.TryGetValue(format.Key, out var pointer))
                    continue;
                Keep(pointer.First, $"the first version of format {format.Key}");
                Keep(pointer.Latest, $"the last version of format {format.Key}{of}");
            }

            Keep(format.Min(version => version.Version), $"the first version of format {format.Key}");
        }

        return new(
            kept.ToImmutableSortedDictionary(),
            [.. known.Keys.Where(version => !kept.ContainsKey(version)).Order()],
            [.. leading.SelectMany(tree => tree.Formats.Keys).Distinct().Where(format => format < oldest).Order()]
        );

        void Keep(StreamVersion version, string why)
        {
            if (known.ContainsKey(version))
                kept.TryAdd(version, why);
        }
    }

    private static string Describe(TimeSpan age) =>
        age.TotalDays >= 1 && age.TotalDays == (int)age.TotalDays ? $"{age.TotalDays:0} days" : $"{age.TotalHours:0.##} hours";
}
