using System.Collections.Immutable;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// The ten latest changelog entries, oldest first; of several of one day each later one is a second later, so that they keep their order.
/// </summary>
internal static class PublishedChangelog
{
    private const int Most = 10;

    public static ImmutableArray<ChangelogEntry> Of(RpmHeader header)
    {
        var times = header.Numbers(RpmTag.ChangelogTimes);
        var authors = header.Texts(RpmTag.ChangelogAuthors);
        var texts = header.Texts(RpmTag.ChangelogTexts);
        List<ChangelogEntry> entries = [];
        foreach (var i in Enumerable.Range(0, Math.Min(Most, Math.Min(times.Length, Math.Min(authors.Length, texts.Length)))))
        {
            // The header has the latest first: entries before this one that say the same time are moved on.
            var time = times[i];
            for (
                var before = entries.Count - 1;
                before >= 0 && i > 0 && times[i - 1] == times[i] && entries[before].Time == time;
                before--, time++
            )
                entries[before] = entries[before] with { Time = time + 1 };
            entries.Add(new ChangelogEntry(authors[i].TrimEnd(' '), times[i], texts[i]));
        }

        entries.Reverse();
        return [.. entries];
    }
}
