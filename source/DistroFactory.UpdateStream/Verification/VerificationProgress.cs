namespace DistroFactory.UpdateStream.Verification;

/// <summary>How far a verification is.</summary>
/// <param name="Phase">What is read or tried: <c>fullfiles</c>, <c>packs</c>, <c>clients</c>.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">How many there are.</param>
public sealed record VerificationProgress(string Phase, long Done, long Total);
