using DistroFactory.Repositories;

namespace DistroFactory.Releasing;

/// <summary>What the first step leaves.</summary>
/// <param name="Config">The config repository.</param>
/// <param name="BundleDirectory">The folder of the bundle definitions.</param>
public sealed record FetchedConfig(FetchedRepository Config, string BundleDirectory);
