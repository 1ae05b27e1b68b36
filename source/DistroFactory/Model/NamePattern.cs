using System.Text.RegularExpressions;

namespace DistroFactory.Model;

/// <summary>Patterns of names: <c>*</c> stands for anything, <c>?</c> for one character.</summary>
internal static class NamePattern
{
    /// <summary>Whether any of the patterns matches the whole name.</summary>
    public static bool MatchesAny(IEnumerable<string> patterns, string name) => patterns.Any(pattern => Matches(pattern, name));

    /// <summary>Whether a pattern matches the whole name.</summary>
    public static bool Matches(string pattern, string name) =>
        Regex.IsMatch(
            name,
            "\\A"
                + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal)
                + "\\z",
            RegexOptions.CultureInvariant
        );
}
