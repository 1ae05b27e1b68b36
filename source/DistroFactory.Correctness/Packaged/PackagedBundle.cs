using System.Collections.Immutable;
using DistroFactory.Packages;

namespace DistroFactory.Correctness.Packaged;

/// <summary>What the packages say of a bundle.</summary>
/// <param name="Name">The bundle.</param>
/// <param name="Packages">All packages that installing it takes.</param>
/// <param name="All">Paths of all their files, parent directories and the mixer's own files.</param>
public sealed record PackagedBundle(string Name, ImmutableArray<Nevra> Packages, IReadOnlySet<string> All)
{
    /// <summary>The paths that the bundle ships itself: its manifest must list these.</summary>
    public IReadOnlySet<string> Own { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The packages that none of its companions brings.</summary>
    public ImmutableArray<Nevra> OwnPackages { get; init; } = [];
}
