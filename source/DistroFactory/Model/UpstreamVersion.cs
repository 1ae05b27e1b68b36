using System.Globalization;

namespace DistroFactory.Model;

/// <summary>
/// A version of the distribution that this one builds upon; of an own upstream the number recorded as BUILD_ID. 0 stands for "none".
/// </summary>
public readonly record struct UpstreamVersion(uint Value) : IComparable<UpstreamVersion>
{
    /// <summary>No version.</summary>
    public static UpstreamVersion None => default;

    /// <inheritdoc/>
    public int CompareTo(UpstreamVersion other) => Value.CompareTo(other.Value);

    /// <summary>Reads decimal digits, nothing else.</summary>
    public static bool TryParse(string? text, out UpstreamVersion version)
    {
        var ok = uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        version = new(value);
        return ok;
    }

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Older.</summary>
    public static bool operator <(UpstreamVersion a, UpstreamVersion b) => a.Value < b.Value;

    /// <summary>Newer.</summary>
    public static bool operator >(UpstreamVersion a, UpstreamVersion b) => a.Value > b.Value;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(UpstreamVersion a, UpstreamVersion b) => a.Value <= b.Value;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(UpstreamVersion a, UpstreamVersion b) => a.Value >= b.Value;
}
