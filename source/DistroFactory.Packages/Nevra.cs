using System.Globalization;

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

    /// <summary>
    /// What is wrong with its parts, in words; null: nothing. They end up in file names and in lists of words, and come from whoever made
    /// the package or the metadata.
    /// </summary>
    public string? FindFault() =>
        Epoch < 0
            ? $"its epoch {Epoch} is out of range"
            : Fault("name", Name) ?? Fault("version", Version) ?? Fault("release", Release) ?? Fault("arch", Arch);

    /// <summary>What is wrong with a part; null: nothing.</summary>
    internal static string? Fault(string part, string text) =>
        text.Length == 0
        || text.StartsWith('.')
        || text.Any(c =>
            c is '/' or '\\' || char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format
        )
            ? $"its {part} is missing or has characters it must not have"
        : part is "version" or "release" && text.Contains('-') ? $"its {part} `{text}` has a hyphen"
        : null;

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
