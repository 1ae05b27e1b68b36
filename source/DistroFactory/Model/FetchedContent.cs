using System.Collections.Immutable;

namespace DistroFactory.Model;

/// <summary>The packages of a release as they lie on disk: what the content step records and the mix step reads.</summary>
/// <param name="Packages">Every package, sorted by name, version and architecture.</param>
/// <param name="Paths">Where each of <paramref name="Packages"/> is, in the same order.</param>
internal sealed record FetchedContent(ImmutableArray<ContentPackage> Packages, ImmutableArray<string> Paths);
