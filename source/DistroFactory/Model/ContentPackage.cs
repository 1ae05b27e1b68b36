using System.Text.Json.Serialization;
using DistroFactory.Packages;

namespace DistroFactory.Model;

/// <summary>A package a provider has.</summary>
/// <param name="Nevra">
/// Which package it is; the same for every kind of provider. Without an architecture: a build, whose packages are known once it is fetched.
/// </param>
/// <param name="Sha256">SHA-256 of the RPM file, lower-case hex; empty in a list of a provider that does not state it.</param>
/// <param name="Size">Size of the RPM file in bytes; 0 when the provider does not state it.</param>
/// <param name="Location">An absolute path or a URL.</param>
/// <param name="Provider">Name of the provider it comes from.</param>
internal sealed record ContentPackage(Nevra Nevra, string Sha256, long Size, string Location, string Provider)
{
    /// <summary>Whether it is a build, whose packages are known once it is fetched.</summary>
    public bool IsBuild => Nevra.Arch.Length == 0;

    /// <summary>
    /// What else the provider states of the file, lower-case hex; the length tells what: SHA-384 or SHA-512 of the file, or (32 digits) the
    /// MD5 of header and payload that Koji calls <c>payloadhash</c>. Empty: nothing.
    /// </summary>
    public string Checksum { get; init; } = "";

    /// <summary>
    /// What it provides and needs; null when the provider cannot tell that without the file. It follows from the file, and is not compared.
    /// </summary>
    [JsonIgnore]
    public PackageInfo? Info { get; init; }

    /// <summary>
    /// The order of lists: name, then version, then architecture, so that two lists of the same packages are the same text.
    /// </summary>
    public static IComparer<ContentPackage> Order { get; } = Comparer<ContentPackage>.Create(Compare);

    /// <summary>Whether all is the same that says which file it is, and where.</summary>
    public bool Equals(ContentPackage? other) => other is not null && Identity == other.Identity;

    /// <inheritdoc/>
    public override int GetHashCode() => Identity.GetHashCode();

    private (Nevra, string, long, string, string, string) Identity => (Nevra, Sha256, Size, Location, Provider, Checksum);

    private static int Compare(ContentPackage a, ContentPackage b)
    {
        var byName = string.CompareOrdinal(a.Nevra.Name, b.Nevra.Name);
        if (byName != 0)
            return byName;
        var byVersion = a.Nevra.Evr.CompareTo(b.Nevra.Evr);
        return byVersion != 0 ? byVersion : string.CompareOrdinal(a.Nevra.Arch, b.Nevra.Arch);
    }
}
