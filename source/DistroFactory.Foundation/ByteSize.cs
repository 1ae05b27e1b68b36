using System.Globalization;

namespace DistroFactory.Foundation;

/// <summary>Numbers of bytes for a person: decimal units, as package tools print them.</summary>
public static class ByteSize
{
    /// <summary>A regular expression that the whole of a size matches which <see cref="Parse"/> reads.</summary>
    public const string Pattern = "[0-9]{1,9}([.][0-9]{1,3})? ?([kMGT]?B|[KMGT]iB)";

    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];

    /// <summary>Reads a size that matches the pattern, in decimal or binary units: <c>500 MB</c>, <c>3 GiB</c>.</summary>
    public static long Parse(string text)
    {
        var digits = text.AsSpan().TrimEnd("BikKMGT ");
        var unit = text[digits.Length..].Trim();
        var step = unit.Contains('i', StringComparison.Ordinal) ? 1024m : 1000m;
        var factor = unit is "B"
            ? 1
            : Enumerable.Repeat(step, "KMGT".IndexOf(char.ToUpperInvariant(unit[0])) + 1).Aggregate((a, b) => a * b);
        return (long)(decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * factor);
    }

    /// <summary><c>812 B</c>, <c>4.1 kB</c>, <c>68.7 MB</c>.</summary>
    public static string Format(long bytes)
    {
        var value = (double)bytes;
        var unit = 0;
        while (Math.Abs(value) >= 1000 && unit < s_units.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        return value.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + s_units[unit];
    }

    /// <summary>A difference with its sign: <c>+4.1 kB</c>, <c>-12 B</c>, <c>±0 B</c>.</summary>
    public static string FormatChange(long bytes) =>
        bytes switch
        {
            > 0 => "+" + Format(bytes),
            < 0 => Format(bytes),
            _ => "±0 B",
        };
}
