namespace DistroFactory.Foundation.PrivateKeys;

/// <summary>Why a private key is not its owner's alone.</summary>
/// <param name="Why">What is wrong.</param>
/// <param name="Advice">What to do about it.</param>
public sealed record KeyExposure(string Why, string Advice);
