namespace DistroFactory.Mixing.Bundles;

/// <summary>"Did you mean": the nearest of the names there are.</summary>
internal static class Suggestion
{
    /// <summary>A sentence with the nearest candidate; null when none is near.</summary>
    public static string? For(string wrong, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (candidate, distance: Distance(wrong, candidate)))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(2, wrong.Length / 3) ? $"Did you mean '{best.candidate}'?" : null;
    }

    /// <summary>Levenshtein's: letters inserted, deleted or replaced.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[b.Length];
    }
}
