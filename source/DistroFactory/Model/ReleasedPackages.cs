using System.Collections.Immutable;
using DistroFactory.Mixing;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Model;

/// <summary>The packages that bundles took, with what their headers say.</summary>
internal static class ReleasedPackages
{
    /// <summary>Looks up each package of a mix among those that were fetched.</summary>
    public static ReleasedContent Of(MixResult mix, FetchedContent content)
    {
        var places = content.Packages.Zip(content.Paths).DistinctBy(pair => pair.First.Nevra).ToDictionary(pair => pair.First.Nevra);
        return Describe(mix.Packages.Select(nevra => places[nevra]));
    }

    /// <summary>All packages that were fetched, for an engine that does not say which it took.</summary>
    public static ReleasedContent All(FetchedContent content) =>
        Describe(content.Packages.Zip(content.Paths).DistinctBy(pair => pair.First.Nevra));

    private static ReleasedContent Describe(IEnumerable<(ContentPackage Package, string Path)> packages)
    {
        var released = ImmutableArray.CreateBuilder<ReleasedPackage>();
        var privileged = ImmutableArray.CreateBuilder<PrivilegedFile>();
        foreach (var (package, path) in packages)
        {
            var rpm = RpmPackage.Open(path);
            released.Add(new(package.Nevra, package.Sha256, rpm.Info.License));
            privileged.AddRange(PrivilegedFiles.Of(rpm));
        }

        return new(released.ToImmutable(), privileged.ToImmutable());
    }
}
