using DistroFactory.Connections.Git;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>A tag that a release was to get.</summary>
/// <param name="Version">The release.</param>
/// <param name="Source">The repository, as the release was made of it.</param>
/// <param name="Tag">Name of the tag.</param>
internal sealed record PendingTag(StreamVersion Version, FetchedRepository Source, string Tag);
