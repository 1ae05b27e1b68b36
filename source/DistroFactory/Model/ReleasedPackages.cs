using System.Collections.Immutable;
using DistroFactory.Mixing;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Model;

/// <summary>The packages that bundles took, with what their headers say.</summary>
internal static class ReleasedPackages
{
    /// <summary>Looks up each package of a mix among those that were fetched.</summary>
    public static ImmutableArray<ReleasedPackage> Of(MixResult mix, FetchedContent content)
    {
        var places = content.Packages.Zip(content.Paths).DistinctBy(pair => pair.First.Nevra).ToDictionary(pair => pair.First.Nevra);
        return [.. mix.Packages.Select(nevra => Describe(places[nevra].First, places[nevra].Second))];
    }

    /// <summary>All packages that were fetched, for an engine that does not say which it took.</summary>
    public static ImmutableArray<ReleasedPackage> All(FetchedContent content) =>
        [.. content.Packages.Zip(content.Paths).DistinctBy(pair => pair.First.Nevra).Select(pair => Describe(pair.First, pair.Second))];

    private static ReleasedPackage Describe(ContentPackage package, string path) =>
        new(package.Nevra, package.Sha256, RpmPackage.Open(path).Info.License);
}
