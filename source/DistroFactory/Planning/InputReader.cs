using System.Collections.Immutable;
using DistroFactory.Content;
using DistroFactory.Releasing;

namespace DistroFactory.Planning;

/// <summary>Reads what a release would be made of now; changes nothing.</summary>
public static class InputReader
{
    /// <summary>The inputs, for the packages that the providers list.</summary>
    public static ReleaseInputs Read(Workplace workplace, ImmutableArray<ContentPackage> packages, string? rootCertificate) => new()
    {
        Packages = [.. packages.Select(package => new OfferedPackage(package.Nevra, package.Sha256))],
        Bundles = BundleFingerprint.OfAll([workplace.BundleDirectory], workplace.Configuration.Bundles.LocalPackages),
        Settings = SettingsFingerprint.Of(workplace.Configuration, rootCertificate),
    };
}
