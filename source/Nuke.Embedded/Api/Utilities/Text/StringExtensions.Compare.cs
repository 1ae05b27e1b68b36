using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Utilities;

[SuppressMessage("Design", "CA1062", Justification = "A text that is null fails as it does elsewhere.")]
public static partial class StringExtensions
{
    /// <summary>Whether it is the other text, whatever their case.</summary>
    public static bool EqualsOrdinalIgnoreCase(this string str, string? other) => str.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is one of the others, whatever their case.</summary>
    public static bool EqualsAnyOrdinalIgnoreCase(this string str, params string[] others) => others.Any(str.EqualsOrdinalIgnoreCase);

    /// <summary>Whether it is one of the others, whatever their case.</summary>
    public static bool EqualsAnyOrdinalIgnoreCase(this string str, IEnumerable<string> others) => others.Any(str.EqualsOrdinalIgnoreCase);

    /// <summary>Whether it contains the other text, whatever their case.</summary>
    public static bool ContainsOrdinalIgnoreCase(this string str, string other) => str.Contains(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it contains one of the others, whatever their case.</summary>
    public static bool ContainsAnyOrdinalIgnoreCase(this string str, params string[] others) => others.Any(str.ContainsOrdinalIgnoreCase);

    /// <summary>Whether it contains one of the others, whatever their case.</summary>
    public static bool ContainsAnyOrdinalIgnoreCase(this string str, IEnumerable<string> others) =>
        others.Any(str.ContainsOrdinalIgnoreCase);

    /// <summary>Whether one of the others is among the texts, whatever their case.</summary>
    public static bool ContainsAnyOrdinalIgnoreCase(this IEnumerable<string> str, params string[] others) =>
        others.Any(other => str.Contains(other, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether it begins with the other text, whatever their case.</summary>
    public static bool StartsWithOrdinalIgnoreCase(this string str, string other) =>
        str.StartsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it begins with one of the others.</summary>
    public static bool StartsWithAny(this string str, params string[] others) => str.StartsWithAny(others.AsEnumerable());

    /// <summary>Whether it begins with one of the others.</summary>
    public static bool StartsWithAny(this string str, IEnumerable<string> others) =>
        others.Any(other => str.StartsWith(other, StringComparison.Ordinal));

    /// <summary>Whether it begins with one of the others, whatever their case.</summary>
    public static bool StartsWithAnyOrdinalIgnoreCase(this string str, params string[] others) =>
        others.Any(str.StartsWithOrdinalIgnoreCase);

    /// <summary>Whether it begins with one of the others, whatever their case.</summary>
    public static bool StartsWithAnyOrdinalIgnoreCase(this string str, IEnumerable<string> others) =>
        others.Any(str.StartsWithOrdinalIgnoreCase);

    /// <summary>Whether it ends with the other text, whatever their case.</summary>
    public static bool EndsWithOrdinalIgnoreCase(this string str, string other) => str.EndsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it ends with one of the others.</summary>
    public static bool EndsWithAny(this string str, params string[] others) => str.EndsWithAny(others.AsEnumerable());

    /// <summary>Whether it ends with one of the others.</summary>
    public static bool EndsWithAny(this string str, IEnumerable<string> others) =>
        others.Any(other => str.EndsWith(other, StringComparison.Ordinal));

    /// <summary>Whether it ends with one of the others, whatever their case.</summary>
    public static bool EndsWithAnyOrdinalIgnoreCase(this string str, params string[] others) => others.Any(str.EndsWithOrdinalIgnoreCase);

    /// <summary>Whether it ends with one of the others, whatever their case.</summary>
    public static bool EndsWithAnyOrdinalIgnoreCase(this string str, IEnumerable<string> others) =>
        others.Any(str.EndsWithOrdinalIgnoreCase);
}
