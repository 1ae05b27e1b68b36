namespace DistroFactory.Configuration.Validation;

/// <summary>Finds what was probably meant.</summary>
static class NearestWord
{
    /// <summary><c>; did you mean 'x'?</c>, or nothing when no word is near.</summary>
    public static string Suggest(string word, IEnumerable<string> words)
    {
        var nearest = words.Select(candidate => (candidate, distance: Distance(word.ToLowerInvariant(), candidate)))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault((candidate: "", distance: int.MaxValue));
        return nearest.distance <= Math.Max(2, word.Length / 3) && nearest.distance < nearest.candidate.Length ? $"; did you mean '{nearest.candidate}'?" : "";
    }

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
