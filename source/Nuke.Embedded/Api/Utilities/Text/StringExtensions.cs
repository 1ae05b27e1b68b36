using System.Security.Cryptography;
using System.Text;

namespace Nuke.Common.Utilities;

/// <summary>What builds do with texts.</summary>
public static partial class StringExtensions
{
    /// <summary>Whether there is no text.</summary>
    public static bool IsNullOrEmpty(this string? str) => string.IsNullOrEmpty(str);

    /// <summary>Whether there is no text but spaces.</summary>
    public static bool IsNullOrWhiteSpace(this string? str) => string.IsNullOrWhiteSpace(str);

    /// <summary>Null for an empty text.</summary>
    public static string? ToNullIfEmpty(this string? str) => string.IsNullOrEmpty(str) ? null : str;

    /// <summary>Null for a text of spaces.</summary>
    public static string? ToNullIfWhiteSpace(this string? str) => string.IsNullOrWhiteSpace(str) ? null : str;

    /// <summary>The text with an upper-case first letter.</summary>
    public static string Capitalize(this string text) => text.IsNullOrEmpty() ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The text behind so many spaces.</summary>
    public static string Indent(this string text, int count) => ' '.Repeat(count) + text;

    /// <summary>So many times the same character.</summary>
    public static string Repeat(this char ch, int count) => new(ch, count);

    /// <summary>The text behind another one.</summary>
    public static string Prepend(this string str, string prependText) => prependText + str;

    /// <summary>The text before another one.</summary>
    public static string Append(this string str, string appendText) => str + appendText;

    /// <summary>The first characters and an ellipsis; a text that is no longer, as it is.</summary>
    public static string Truncate(this string str, int maxChars)
    {
        ArgumentNullException.ThrowIfNull(str);
        return str.Length <= maxChars ? str : str[..maxChars] + "…";
    }

    /// <summary>The text with its braces doubled, as message templates want it.</summary>
    public static string EscapeBraces(this string? str) =>
        string.IsNullOrWhiteSpace(str) ? "" : str.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);

    /// <summary>The SHA-256 of the text in UTF-8, in hexadecimal.</summary>
    public static string GetSHA256Hash(this string str) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(str)));
}
