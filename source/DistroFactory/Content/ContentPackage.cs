using DistroFactory.Packages;

namespace DistroFactory.Content;

/// <summary>A package a provider has.</summary>
/// <param name="Nevra">Which package it is; the same for every kind of provider.</param>
/// <param name="Sha256">SHA-256 of the RPM file, lower-case hex.</param>
/// <param name="Size">Size of the RPM file in bytes.</param>
/// <param name="Location">An absolute path or a URL.</param>
/// <param name="Provider">Name of the provider it comes from.</param>
public sealed record ContentPackage(Nevra Nevra, string Sha256, long Size, string Location, string Provider)
{
    /// <summary>The order of lists: name, then version, then architecture, so that two lists of the same packages are the same text.</summary>
    public static IComparer<ContentPackage> Order { get; } = Comparer<ContentPackage>.Create(Compare);

    private static int Compare(ContentPackage a, ContentPackage b)
    {
        var byName = string.CompareOrdinal(a.Nevra.Name, b.Nevra.Name);
        if (byName != 0)
            return byName;
        var byVersion = a.Nevra.Evr.CompareTo(b.Nevra.Evr);
        return byVersion != 0 ? byVersion : string.CompareOrdinal(a.Nevra.Arch, b.Nevra.Arch);
    }
}
