namespace DistroFactory.Packages;

/// <summary>The identity of a binary package: name, epoch, version, release, architecture.</summary>
public sealed record Nevra(string Name, int Epoch, string Version, string Release, string Arch)
{
    /// <summary>What decides which of two packages of one name is newer.</summary>
    public Evr Evr => new(Epoch, Version, Release);

    /// <summary>
    /// <c>NAME-[EPOCH:]VERSION-RELEASE[.ARCH]</c>, the epoch only when it is not 0, the architecture when there is one (a build has none).
    /// </summary>
    public override string ToString() => Arch.Length == 0 ? $"{Name}-{Evr}" : $"{Name}-{Evr}.{Arch}";

    /// <summary>Reads the identity of a build, <c>NAME-VERSION-RELEASE</c>; null when the text is none.</summary>
    public static Nevra? ParseBuild(string text)
    {
        var release = text.LastIndexOf('-');
        var version = release > 0 ? text.LastIndexOf('-', release - 1) : -1;
        return !text.Contains('/') && version > 0 && release > version + 1 && release < text.Length - 1
            ? new(text[..version], 0, text[(version + 1)..release], text[(release + 1)..], "")
            : null;
    }

    /// <summary>
    /// Reads the usual name of an RPM file, <c>NAME-VERSION-RELEASE.ARCH.rpm</c>, which does not tell the epoch; null when the text is
    /// none.
    /// </summary>
    public static Nevra? ParseFileName(string text)
    {
        if (!text.EndsWith(".rpm", StringComparison.Ordinal))
            return null;
        var stem = text[..^4];
        var arch = stem.LastIndexOf('.');
        return arch > 0 && arch < stem.Length - 1 && ParseBuild(stem[..arch]) is { } build
            ? build with
            {
                Arch = stem[(arch + 1)..],
            }
            : null;
    }
}
