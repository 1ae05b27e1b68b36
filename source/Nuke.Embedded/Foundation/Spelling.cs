using System.Text;

namespace Nuke.Embedded.Foundation;

/// <summary>Names as people type them: case, dashes and other punctuation do not matter.</summary>
internal static class Spelling
{
    /// <summary><c>Config-Dir</c>, <c>CONFIG_DIR</c> and <c>ConfigDir</c> all become <c>configdir</c>.</summary>
    public static string Plain(string name) =>
        string.Create(
            name.Count(char.IsLetterOrDigit),
            name,
            static (target, source) =>
            {
                var next = 0;
                foreach (var character in source)
                {
                    if (char.IsLetterOrDigit(character))
                        target[next++] = char.ToLowerInvariant(character);
                }
            }
        );

    /// <summary><c>ConfigDir</c> becomes <c>config-dir</c>.</summary>
    public static string Dashed(string name) => Split(name, '-').ToLowerInvariant();

    /// <summary><c>ConfigDir</c> becomes <c>CONFIG_DIR</c>.</summary>
    public static string Shouted(string name) => Split(name, '_').ToUpperInvariant();

    /// <summary>
    /// The candidate that differs least from what was typed, or else the one it begins; null when none is near. Two words of two
    /// letters that share none are as far apart as words can be: most of what was typed must be right.
    /// </summary>
    public static string? Nearest(string typed, IEnumerable<string> candidates)
    {
        var word = Plain(typed);
        string[] known = [.. candidates];
        return known
                .Select(candidate => (candidate, distance: Distance(word, Plain(candidate))))
                .Where(pair => pair.distance <= Math.Max(2, word.Length / 3) && pair.distance * 2 <= word.Length)
                .OrderBy(pair => pair.distance)
                .Select(pair => pair.candidate)
                .FirstOrDefault()
            ?? Completed(word, known);
    }

    /// <summary>The nearest of the candidates, as the end of a message; nothing when none is near.</summary>
    public static string Suggestion(string typed, IEnumerable<string> candidates) =>
        Nearest(typed, candidates) is { } nearest ? $"; did you mean {nearest}?" : "";

    private static string? Completed(string word, string[] known)
    {
        string[] longer =
        [
            .. word.Length == 0 ? [] : known.Where(candidate => Plain(candidate).StartsWith(word, StringComparison.Ordinal)),
        ];
        return longer is [var only] ? only : null;
    }

    private static string Split(string name, char separator)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord =
                i > 0 && char.IsUpper(name[i]) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord && name[i - 1] is not ('-' or '_'))
                result.Append(separator);
            result.Append(name[i] is '-' or '_' ? separator : name[i]);
        }

        return result.ToString();
    }

    // Levenshtein's distance with one row.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
