using System.Globalization;

namespace DistroFactory.UpdateStream;

/// <summary>The version of a release of the stream: a positive number that only grows. 0 stands for "none".</summary>
public readonly record struct StreamVersion(uint Value) : IComparable<StreamVersion>
{
    /// <summary>No version.</summary>
    public static StreamVersion None => default;

    /// <inheritdoc/>
    public int CompareTo(StreamVersion other) => Value.CompareTo(other.Value);

    /// <summary>Reads decimal digits, nothing else.</summary>
    public static bool TryParse(string? text, out StreamVersion version)
    {
        var ok = uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        version = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Older.</summary>
    public static bool operator <(StreamVersion a, StreamVersion b) => a.Value < b.Value;

    /// <summary>Newer.</summary>
    public static bool operator >(StreamVersion a, StreamVersion b) => a.Value > b.Value;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(StreamVersion a, StreamVersion b) => a.Value <= b.Value;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(StreamVersion a, StreamVersion b) => a.Value >= b.Value;
}
