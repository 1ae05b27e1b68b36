using System.Text;
using System.Text.RegularExpressions;

namespace DistroFactory.Foundation;

/// <summary>
/// Text from elsewhere (bundle definitions, manifests, servers, tools) on its way to a person. What a terminal would obey instead of
/// showing it (colours, a cleared screen, a changed direction of writing) is written as an escape.
/// </summary>
public static partial class LegibleText
{
    /// <summary>The text with <c>\u001b</c> and the like for control characters; it may have several lines, however they end.</summary>
    public static string Of(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (!lines.Any(IsHidden))
            return lines;
        var legible = new StringBuilder(lines.Length + 16);
        foreach (var character in lines)
            legible.Append(IsHidden(character) ? $"\\u{(int)character:x4}" : character.ToString());
        return legible.ToString();
    }

    /// <summary>Whether a text has characters that no name has: a terminal obeys them, and XML cannot hold them.</summary>
    public static bool HasControls(ReadOnlySpan<char> text) =>
        text.IndexOfAnyInRange('\0', '\u001F') >= 0
        || text.IndexOfAnyInRange('\u007F', '\u009F') >= 0
        || text.IndexOfAny('\uFFFE', '\uFFFF') >= 0;

    /// <summary>
    /// Prose with <c>\u001b</c> and the like for control characters, line ends and tabs apart. What it says in any language stays as it is.
    /// </summary>
    public static string WithoutControls(string text) =>
        HasControls(text)
            ? string.Concat(
                text.Select(
                    (character, index) =>
                        character is '\n' or '\t' || (character == '\r' && index + 1 < text.Length && text[index + 1] == '\n')
                            ? $"{character}"
                        : HasControls([character]) ? $"\\u{(int)character:x4}"
                        : $"{character}"
                )
            )
            : text;

    /// <summary>A line that a tool wrote, without its colours.</summary>
    public static string OfTool(string line) => Of(Colour().Replace(line, "").TrimEnd('\r'));

    /// <summary>
    /// An entry of a list that may have several lines: those after the first are indented, so that none looks like an entry of its own.
    /// </summary>
    /// <param name="text">The entry.</param>
    /// <param name="indent">What the lines after the first begin with.</param>
    public static string Listed(string text, string indent) =>
        Of(text).TrimEnd('\n').Replace("\n", "\n" + indent, StringComparison.Ordinal);

    private static bool IsHidden(char character) =>
        character switch
        {
            '\n' or '\t' => false,
            '\u061C' or '\u200E' or '\u200F' or >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069' => true,
            _ => char.IsControl(character),
        };

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();
}
