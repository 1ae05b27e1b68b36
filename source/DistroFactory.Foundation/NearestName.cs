namespace DistroFactory.Foundation;

/// <summary>Finds the name that was probably meant by one that nothing has.</summary>
public static class NearestName
{
    /// <summary>
    /// The nearest of some names, upper and lower case being the same; of equally near ones the first in ordinal order; null when none is
    /// near.
    /// </summary>
    public static string? Of(string wrong, IEnumerable<string> names)
    {
        var nearest = names
            .Select(name => (name, distance: Distance(wrong.ToLowerInvariant(), name.ToLowerInvariant())))
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.name, StringComparer.Ordinal)
            .FirstOrDefault((name: "", distance: int.MaxValue));
        return nearest.distance <= Math.Max(2, wrong.Length / 3) && nearest.distance < nearest.name.Length ? nearest.name : null;
    }

    /// <summary><c>Did you mean 'x'?</c>, or null when no name is near.</summary>
    public static string? Question(string wrong, IEnumerable<string> names) =>
        Of(wrong, names) is { } name ? $"Did you mean '{name}'?" : null;

    /// <summary><c>; did you mean 'x'?</c> for the end of a sentence, or nothing when no name is near.</summary>
    public static string Clause(string wrong, IEnumerable<string> names) => Of(wrong, names) is { } name ? $"; did you mean '{name}'?" : "";

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.</summary>
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var replaced = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                table[i, j] = Math.Min(replaced, Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[a.Length, b.Length];
    }
}
