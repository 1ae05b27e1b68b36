using DistroFactory.Mixing;

namespace DistroFactory.Model;

/// <summary>A version as it was mixed.</summary>
/// <param name="Result">What the mixer made.</param>
/// <param name="Fingerprint">Of what it was made.</param>
/// <param name="MomHash">SHA-256 of its Manifest.MoM, lower-case hex.</param>
/// <param name="Timestamp">The time that is written into it.</param>
internal sealed record MixedVersion(MixResult Result, string Fingerprint, string MomHash, DateTimeOffset Timestamp);
