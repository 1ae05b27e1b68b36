namespace DistroFactory.Correctness.Rules;

/// <summary>A bundle in the version under check, and in the version before when it was there and what it was made of is known.</summary>
internal sealed record BundlePair(BundleView Now, BundleView? Before, CheckedVersions Versions);
