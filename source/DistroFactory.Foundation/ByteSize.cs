using System.Globalization;

namespace DistroFactory.Foundation;

/// <summary>Numbers of bytes for a person: decimal units, as package tools print them.</summary>
public static class ByteSize
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];

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
