using System.Text;
using System.Text.RegularExpressions;

namespace DistroFactory;

/// <summary>
/// Text from elsewhere (bundle definitions, manifests, servers, tools) on its way to a person. What a terminal would obey instead of showing
/// it (colours, a cleared screen, a changed direction of writing) is written as an escape.
/// </summary>
public static partial class LegibleText
{
    /// <summary>The text with <c>\u001b</c> and the like for control characters; it may have several lines.</summary>
    public static string Of(string text) => Escape(text, isLine: false);

    /// <summary>A line that a tool wrote, without its colours.</summary>
    public static string OfTool(string line) => Of(Colour().Replace(line, "").TrimEnd('\r'));

    /// <summary>The text as one line: line breaks and tabs are escaped, too.</summary>
    public static string Line(string text) => Escape(text, isLine: true);

    private static string Escape(string text, bool isLine)
    {
        if (!text.Any(character => IsHidden(character, isLine)))
            return text;
        var legible = new StringBuilder(text.Length + 16);
        foreach (var character in text)
            legible.Append(IsHidden(character, isLine) ? $"\\u{(int)character:x4}" : character.ToString());
        return legible.ToString();
    }

    private static bool IsHidden(char character, bool isLine) => character switch
    {
        '\n' or '\t' => isLine,
        '\u061C' or '\u200E' or '\u200F' or >= '\u2028' and <= '\u202E' or >= '\u2066' and <= '\u2069' => true,
        _ => char.IsControl(character),
    };

    [GeneratedRegex("\u001b\\[[0-9;]*m")]
    private static partial Regex Colour();
}
