using System.Collections.Immutable;

namespace DistroFactory.Packages.Resolution;

/// <summary>What installing the requested names into an empty root takes.</summary>
/// <param name="Packages">The chosen packages, requested and required, ordered by name, then architecture.</param>
/// <param name="Requested">For each requested name the package that was chosen for it.</param>
public sealed record ResolvedPackages(ImmutableArray<PackageInfo> Packages, ImmutableDictionary<string, PackageInfo> Requested);
