using System.Globalization;

namespace DistroFactory.Packages;

/// <summary>Epoch, version and release: what decides which of two builds of a package is newer.</summary>
/// <param name="Epoch">0 when the package names none.</param>
/// <param name="Version">Upstream's version, without a hyphen.</param>
/// <param name="Release">The packager's release; empty in a requirement that names none (then it is not compared).</param>
public sealed record Evr(int Epoch, string Version, string Release = "") : IComparable<Evr>
{
    /// <summary>
    /// Reads <c>[EPOCH:]VERSION[-RELEASE]</c> as rpm does: never an error; what stands before a colon is an epoch only if it is a number.
    /// </summary>
    public static Evr Parse(string text)
    {
        var epoch = 0;
        var colon = text.IndexOf(':');
        if (colon >= 0 && text.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            if (colon > 0 && !int.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out epoch))
                epoch = int.MaxValue;
            text = text[(colon + 1)..];
        }

        var hyphen = text.LastIndexOf('-');
        return hyphen < 0 ? new Evr(epoch, text) : new Evr(epoch, text[..hyphen], text[(hyphen + 1)..]);
    }

    /// <summary>Orders as rpm does: epoch, then <see cref="RpmVersion.Compare"/> of version, then of release if both have one.</summary>
    public int CompareTo(Evr? other)
    {
        if (other is null)
            return 1;
        var order = Epoch.CompareTo(other.Epoch);
        if (order == 0)
            order = RpmVersion.Compare(Version, other.Version);
        if (order == 0 && Release.Length > 0 && other.Release.Length > 0)
            order = RpmVersion.Compare(Release, other.Release);
        return order;
    }

    /// <summary>Whether the left one is older.</summary>
    public static bool operator <(Evr left, Evr right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one is newer.</summary>
    public static bool operator >(Evr left, Evr right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one is not newer.</summary>
    public static bool operator <=(Evr left, Evr right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one is not older.</summary>
    public static bool operator >=(Evr left, Evr right) => left.CompareTo(right) >= 0;

    /// <summary><c>[EPOCH:]VERSION[-RELEASE]</c>, the epoch only when it is not 0.</summary>
    public override string ToString() => (Epoch == 0 ? "" : $"{Epoch}:") + Version + (Release.Length == 0 ? "" : $"-{Release}");
}
