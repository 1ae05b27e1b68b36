using System.Globalization;

namespace Nuke.Embedded.Foundation;

/// <summary>Sizes as people read them, in powers of 1000.</summary>
internal static class Sizes
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB", "PB"];

    /// <summary><c>912 B</c>, <c>12.3 MB</c>, <c>233 MB</c>.</summary>
    public static string Text(long bytes)
    {
        var unit = UnitOf(bytes);
        return $"{In(bytes, unit, FormatOf(bytes, unit))} {s_units[unit]}";
    }

    /// <summary>A part of a whole in one unit: <c>1.2 of 12.3 MB</c>.</summary>
    public static string Of(long part, long whole)
    {
        var unit = UnitOf(whole);
        var format = FormatOf(whole, unit);
        return $"{In(part, unit, format)} of {In(whole, unit, format)} {s_units[unit]}";
    }

    // What would be rounded to 1000 has the next unit.
    private static int UnitOf(long bytes)
    {
        var unit = 0;
        for (double size = bytes; size >= 999.5 && unit < s_units.Length - 1; size /= 1000)
            unit++;
        return unit;
    }

    // Three digits say enough.
    private static string FormatOf(long bytes, int unit) => unit == 0 || bytes / Math.Pow(1000, unit) >= 99.95 ? "0" : "0.0";

    private static string In(long bytes, int unit, string format) =>
        (bytes / Math.Pow(1000, unit)).ToString(format, CultureInfo.InvariantCulture);
}
