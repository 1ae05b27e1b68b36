using System.Collections.Immutable;

namespace DistroFactory.Model;

/// <summary>What is taken of one upstream version.</summary>
/// <param name="Version">Which.</param>
/// <param name="BundleDirectory">Its bundle definitions.</param>
/// <param name="Packages">Those of its packages that the bundles need, less those that the own providers have.</param>
internal sealed record UpstreamMaterial(UpstreamVersion Version, string BundleDirectory, FetchedContent Packages);

/// <summary>What is taken of all upstream versions of a plan.</summary>
/// <param name="Materials">One for each version that a mix has its content from.</param>
internal sealed record UpstreamContent(ImmutableArray<UpstreamMaterial> Materials)
{
    /// <summary>An own upstream takes nothing.</summary>
    public static UpstreamContent None { get; } = new([]);

    /// <summary>What is taken of a version; null for an own upstream.</summary>
    public UpstreamMaterial? Of(UpstreamVersion version) => Materials.FirstOrDefault(material => material.Version == version);

    /// <summary>The packages of a version besides the own ones, which come first.</summary>
    public FetchedContent With(FetchedContent own, UpstreamVersion version) =>
        Of(version) is { Packages: var its } ? new(own.Packages.AddRange(its.Packages), own.Paths.AddRange(its.Paths)) : own;
}
