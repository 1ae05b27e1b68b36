using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Publishing;

/// <summary>What became of the places.</summary>
/// <param name="Version">The version published.</param>
/// <param name="Places">Each place, and what was done there.</param>
public sealed record PublishRecord(MixVersion Version, ImmutableArray<PublishedPlace> Places);

/// <summary>One place.</summary>
/// <param name="Place">Where.</param>
/// <param name="Outcome">What was done, a sentence.</param>
public sealed record PublishedPlace(string Place, string Outcome);
