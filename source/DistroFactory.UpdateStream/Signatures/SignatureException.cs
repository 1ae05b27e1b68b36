namespace DistroFactory.UpdateStream.Signatures;

/// <summary>A signature cannot be made, or is not one that a client accepts.</summary>
public sealed class SignatureException(string what, string why, string? advice = null, Exception? inner = null)
    : UpdateStreamException(what, why, advice, inner);
