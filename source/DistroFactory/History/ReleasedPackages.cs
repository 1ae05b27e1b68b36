using System.Collections.Immutable;
using DistroFactory.Content;
using DistroFactory.Mixing;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.History;

/// <summary>The packages that bundles took, with what their headers say.</summary>
public static class ReleasedPackages
{
    /// <summary>Looks up each package of a mix among those that were fetched.</summary>
    public static ImmutableArray<ReleasedPackage> Of(MixResult mix, FetchedContent content)
    {
        var places = content.Packages.Zip(content.Paths)
            .DistinctBy(pair => pair.First.Nevra)
            .ToDictionary(pair => pair.First.Nevra);
        return [.. mix.Packages.Select(nevra => places[nevra])
            .Select(pair => new ReleasedPackage(pair.First.Nevra, pair.First.Sha256, RpmPackage.Open(pair.Second).Info.License))];
    }
}
