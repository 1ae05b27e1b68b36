using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Tree;

namespace DistroFactory.Mixing.Manifests;

/// <summary>All paths of a bundle, those of its includes' packages counted, before anything is subtracted.</summary>
/// <param name="Bundle">Its definition.</param>
/// <param name="Paths">Places in the tree.</param>
public sealed record BundleListing(BundleDefinition Bundle, PathSet Paths);
