namespace DistroFactory.Mixing;

/// <summary>What the mix step leaves for the steps after it.</summary>
/// <param name="Result">What the mixer made.</param>
/// <param name="Timestamp">The time that is written into the version.</param>
/// <param name="OutputDirectory">The update tree that holds it.</param>
public sealed record MixRecord(MixResult Result, DateTimeOffset Timestamp, string OutputDirectory);
