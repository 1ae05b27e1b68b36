using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    private static readonly string[] s_knownWords =
    [
        "DotNet",
        "GitHub",
        "GitVersion",
        "MSBuild",
        "NuGet",
        "ReSharper",
        "AppVeyor",
        "TeamCity",
        "GitLab",
        "SignPath",
        "JetBrains",
    ];

    /// <summary>The parts between the characters for which the condition holds; such a character may begin the part behind it.</summary>
    public static IEnumerable<string> Split(this string str, Func<char, int, bool> predicate, bool includeSplitCharacter = false)
    {
        ArgumentNullException.ThrowIfNull(str);
        ArgumentNullException.ThrowIfNull(predicate);
        var next = 0;
        for (var i = 0; i < str.Length; i++)
        {
            if (!predicate(str[i], i))
                continue;
            yield return str[next..i];
            next = includeSplitCharacter ? i : i + 1;
        }

        yield return str[next..];
    }

    /// <summary>The words of <c>CamelHumps</c>; the exclusions stay in one piece.</summary>
    public static IEnumerable<string> SplitCamelHumps(this string str, params string[] exclusions)
    {
        ArgumentNullException.ThrowIfNull(exclusions);
        var hadLower = false;
        var whole = 0;
        return str.Split(BeginsWord, includeSplitCharacter: true);

        bool BeginsWord(char character, int index)
        {
            var isHump = hadLower && char.IsUpper(character);
            hadLower = char.IsLower(character) && !isHump;
            var excluded =
                index < whole
                    ? []
                    : exclusions
                        .Where(word => string.Compare(str, index, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
                        .ToList();
            if (excluded.Count == 0)
                return isHump && index > whole;
            whole = index + excluded.Max(word => word.Length) - 1;
            return index > 0;
        }
    }

    /// <summary>The words of <c>CamelHumps</c>; <c>GitHub</c>, <c>NuGet</c> and the like are one.</summary>
    public static IEnumerable<string> SplitCamelHumpsWithKnownWords(this string str) => str.SplitCamelHumps(s_knownWords);

    /// <summary>The lines.</summary>
    [SuppressMessage("Design", "CA1062", Justification = "A text that is null fails as it does elsewhere.")]
    public static string[] SplitLineBreaks(this string str, StringSplitOptions options = StringSplitOptions.None) =>
        str.Split(["\r\n", "\n"], options);

    /// <summary>The parts between empty lines.</summary>
    [SuppressMessage("Design", "CA1062", Justification = "A text that is null fails as it does elsewhere.")]
    public static string[] SplitParagraphs(this string str, StringSplitOptions options = StringSplitOptions.None) =>
        str.Split(["\r\n\r\n", "\n\n"], options);

    /// <summary>The words.</summary>
    [SuppressMessage("Design", "CA1062", Justification = "A text that is null fails as it does elsewhere.")]
    public static string[] SplitSpace(this string str) => str.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Where a pattern first matches; 0 when it does not.</summary>
    public static int IndexOfRegex(this string text, [StringSyntax(StringSyntaxAttribute.Regex)] string expression) =>
        Regex.Match(text, expression).Index;

    /// <summary>Replaces what a pattern matches.</summary>
    public static string ReplaceRegex(
        this string str,
        [StringSyntax(StringSyntaxAttribute.Regex, nameof(options))] string pattern,
        MatchEvaluator matchEvaluator,
        RegexOptions options = RegexOptions.None
    ) => Regex.Replace(str, pattern, matchEvaluator, options);

    /// <summary>Replaces <c>\u00e4</c> and the like by the characters they stand for.</summary>
    public static string ReplaceUnicode(this string str) =>
        UnicodeEscape()
            .Replace(
                str,
                match => ((char)int.Parse(match.Groups["Value"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString()
            );

    /// <summary>Spells <c>GitHub</c>, <c>NuGet</c> and the like as their owners do.</summary>
    public static string ReplaceKnownWords(this string str) =>
        s_knownWords.Aggregate(str, (text, word) => text.Replace(word, word, StringComparison.OrdinalIgnoreCase));

    /// <summary>One where several stand in a row.</summary>
    public static string TrimToOne(this string str, string trim)
    {
        ArgumentNullException.ThrowIfNull(str);
        while (str.Contains(trim + trim, StringComparison.Ordinal))
            str = str.Replace(trim + trim, trim, StringComparison.Ordinal);
        return str;
    }

    /// <summary>Without line breaks, and with one space where several stand in a row.</summary>
    [SuppressMessage("Design", "CA1062", Justification = "A text that is null fails as it does elsewhere.")]
    public static string TrimWhitespaces(this string str) =>
        str.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).TrimToOne(" ");

    /// <summary>Without the other text at its end.</summary>
    public static string TrimEnd(this string str, string trim) => str.EndsWith(trim, StringComparison.Ordinal) ? str[..^trim.Length] : str;

    /// <summary>Without the other text at its beginning.</summary>
    public static string TrimStart(this string str, string trim) =>
        str.StartsWith(trim, StringComparison.Ordinal) ? str[trim.Length..] : str;

    [GeneratedRegex(@"\\u(?<Value>[0-9a-fA-F]{4})")]
    private static partial Regex UnicodeEscape();
}
