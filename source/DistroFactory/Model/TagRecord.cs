using System.Collections.Immutable;

namespace DistroFactory.Model;

/// <summary>What became of the tags of a release.</summary>
/// <param name="Outcomes">The config repository's, then that of a bundles repository if there is one.</param>
internal sealed record TagRecord(ImmutableArray<TagOutcome> Outcomes);
