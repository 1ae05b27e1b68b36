using System.Globalization;

namespace DistroFactory.UpdateStream;

/// <summary>The number of a format: versions of one format update to each other; a client crosses formats one bump at a time.</summary>
public readonly record struct FormatNumber(uint Value) : IComparable<FormatNumber>
{
    /// <summary>No format.</summary>
    public static FormatNumber None => default;

    /// <inheritdoc/>
    public int CompareTo(FormatNumber other) => Value.CompareTo(other.Value);

    /// <summary>Reads decimal digits, nothing else.</summary>
    public static bool TryParse(string? text, out FormatNumber format)
    {
        var ok = uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        format = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Older.</summary>
    public static bool operator <(FormatNumber a, FormatNumber b) => a.Value < b.Value;

    /// <summary>Newer.</summary>
    public static bool operator >(FormatNumber a, FormatNumber b) => a.Value > b.Value;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(FormatNumber a, FormatNumber b) => a.Value <= b.Value;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(FormatNumber a, FormatNumber b) => a.Value >= b.Value;
}
