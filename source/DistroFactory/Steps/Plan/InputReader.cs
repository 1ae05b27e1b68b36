using System.Collections.Immutable;
using DistroFactory.Bundles;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Model;
using DistroFactory.Run;

namespace DistroFactory.Steps.Plan;

/// <summary>Reads what a release would be made of now; changes nothing.</summary>
internal static class InputReader
{
    /// <summary>The inputs, for the packages that the providers list and the bundles that are defined.</summary>
    public static ReleaseInputs Read(
        Workplace workplace,
        ImmutableArray<ContentPackage> packages,
        IReadOnlyDictionary<string, BundleDefinition> bundles,
        string? rootCertificate
    ) =>
        new()
        {
            Packages = [.. packages.Select(package => new OfferedPackage(package.Nevra, package.Sha256)).Distinct()],
            Bundles = BundleFingerprint.OfAll(bundles),
            Requests = StandingRequests.Of(workplace.Configuration.Mix),
            Settings = SettingsFingerprint.Of(workplace.Configuration, rootCertificate),
        };
}
