using System.Collections.Immutable;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>The manifests of a version.</summary>
/// <param name="Changed">Of the bundles that changed, by name: these are published.</param>
/// <param name="Unchanged">Of the bundles that did not: as they were published before.</param>
/// <param name="Full">Every file of the tree.</param>
/// <param name="Mom">The bundles of the version.</param>
public sealed record MixedManifests(ImmutableArray<Manifest> Changed, ImmutableArray<Manifest> Unchanged, Manifest Full, Manifest Mom);
