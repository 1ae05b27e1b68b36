using Nuke.Common.IO;

namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>The texts with a separator between them.</summary>
    public static string Join(this IEnumerable<string> enumerable, string separator) => string.Join(separator, enumerable);

    /// <summary>The texts with a separator between them.</summary>
    public static string Join(this IEnumerable<string> enumerable, char separator) => string.Join(separator, enumerable);

    /// <summary>As <c>a b</c>.</summary>
    public static string JoinSpace(this IEnumerable<string> values) => values.Join(' ');

    /// <summary>As <c>a-b</c>.</summary>
    public static string JoinDash(this IEnumerable<string> values) => values.Join('-');

    /// <summary>As <c>a_b</c>.</summary>
    public static string JoinUnderscore(this IEnumerable<string> values) => values.Join('_');

    /// <summary>As <c>a&amp;b</c>.</summary>
    public static string JoinAmpersand(this IEnumerable<string> values) => values.Join('&');

    /// <summary>As <c>a;b</c>.</summary>
    public static string JoinSemicolon(this IEnumerable<string> values) => values.Join(';');

    /// <summary>As <c>a/b</c>.</summary>
    public static string JoinSlash(this IEnumerable<string> values) => values.Join('/');

    /// <summary>As <c>a\b</c>.</summary>
    public static string JoinBackslash(this IEnumerable<string> values) => values.Join('\\');

    /// <summary>As <c>a.b</c>.</summary>
    public static string JoinDot(this IEnumerable<string> values) => values.Join('.');

    /// <summary>As <c>a,b</c>.</summary>
    public static string JoinComma(this IEnumerable<string> values) => values.Join(',');

    /// <summary>As <c>a, b</c>.</summary>
    public static string JoinCommaSpace(this IEnumerable<string> values) => values.Join(", ");

    /// <summary>As <c>a, b, or c</c>.</summary>
    public static string JoinCommaOr(this IEnumerable<string> values) => Enumerate([.. values], "or");

    /// <summary>As <c>a, b, and c</c>.</summary>
    public static string JoinCommaAnd(this IEnumerable<string> values) => Enumerate([.. values], "and");

    /// <summary>One a line; the line breaks are those of this platform unless another one is named.</summary>
    public static string JoinNewLine(this IEnumerable<string> values, PlatformFamily? platformFamily = null) =>
        values.Join(LineBreaks.Of(platformFamily));

    /// <summary>With an empty line between them.</summary>
    public static string JoinParagraph(this IEnumerable<string> values, PlatformFamily? platformFamily = null) =>
        values.Join(LineBreaks.Of(platformFamily) + LineBreaks.Of(platformFamily));

    private static string Enumerate(string[] values, string conjunction) =>
        values switch
        {
            [.. var others, var last] when others.Length > 0 =>
                $"{others.JoinCommaSpace()}{(others.Length > 1 ? "," : "")} {conjunction} {last}",
            _ => values.JoinCommaSpace(),
        };
}
