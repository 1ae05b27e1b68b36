using DistroFactory.Connections.Git;

namespace DistroFactory.State;

/// <summary>What the first step leaves.</summary>
/// <param name="Config">The config repository.</param>
/// <param name="Bundles">The bundle definitions.</param>
internal sealed record FetchedConfig(FetchedRepository Config, FetchedBundles Bundles);

/// <summary>Where the bundle definitions are.</summary>
/// <param name="Folder">Their folder, an absolute path.</param>
/// <param name="Source">The repository they came from; null when they are in the config repository.</param>
internal sealed record FetchedBundles(string Folder, FetchedRepository? Source);
