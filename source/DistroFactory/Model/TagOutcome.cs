namespace DistroFactory.Model;

/// <summary>What became of the tag of a release.</summary>
/// <param name="Tag">Name of the tag; null when there is none.</param>
/// <param name="Sentence">What was done, or why nothing was.</param>
internal sealed record TagOutcome(string? Tag, string Sentence);
