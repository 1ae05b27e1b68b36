namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>In double quotes when it has a space; nothing for a blank text.</summary>
    public static string DoubleQuoteIfNeeded(this string? str) => str.DoubleQuoteIfNeeded(' ');

    /// <summary>In double quotes when it has one of the characters; nothing for a blank text.</summary>
    public static string DoubleQuoteIfNeeded(this string? str, params char?[] disallowed)
    {
        if (string.IsNullOrWhiteSpace(str))
            return "";
        return str.IsDoubleQuoted() || !HasAny(str, disallowed) ? str : str.DoubleQuote();
    }

    /// <summary>In double quotes, those within it behind a backslash.</summary>
    public static string DoubleQuote(this string? str) => $"\"{str?.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>In single quotes when it has a space; nothing for a blank text.</summary>
    public static string SingleQuoteIfNeeded(this string? str) => str.SingleQuoteIfNeeded(' ');

    /// <summary>In single quotes when it has one of the characters; nothing for a blank text.</summary>
    public static string SingleQuoteIfNeeded(this string? str, params char?[] disallowed)
    {
        if (string.IsNullOrWhiteSpace(str))
            return "";
        return str.IsSingleQuoted() || !HasAny(str, disallowed) ? str : str.SingleQuote();
    }

    /// <summary>In single quotes, those within it behind a backslash.</summary>
    public static string SingleQuote(this string? str) => $"'{str?.Replace("'", "\\'", StringComparison.Ordinal)}'";

    /// <summary>Whether it begins and ends with a double quote.</summary>
    public static bool IsDoubleQuoted(this string str) => IsQuoted(str, '"');

    /// <summary>Whether it begins and ends with a single quote.</summary>
    public static bool IsSingleQuoted(this string str) => IsQuoted(str, '\'');

    /// <summary>The text between double quotes; one without them as it is.</summary>
    public static string TrimMatchingDoubleQuotes(this string str) => Unquoted(str, '"');

    /// <summary>The text between single quotes; one without them as it is.</summary>
    public static string TrimMatchingSingleQuotes(this string str) => Unquoted(str, '\'');

    private static bool HasAny(string text, char?[] characters) =>
        characters.Any(character => character is { } one && text.Contains(one, StringComparison.Ordinal));

    private static bool IsQuoted(string text, char quote) => text.StartsWith(quote) && text.EndsWith(quote);

    private static string Unquoted(string text, char quote) => text.Length >= 2 && IsQuoted(text, quote) ? text[1..^1] : text;
}
