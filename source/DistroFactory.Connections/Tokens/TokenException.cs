using DistroFactory.Foundation;

namespace DistroFactory.Connections.Tokens;

/// <summary>A PKCS#11 token cannot be used, or a URI does not name a key in one.</summary>
public sealed class TokenException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner)
{
    /// <summary>Whether it must not be tried again in this run: the token counts wrong PINs, and locks itself.</summary>
    internal bool IsFinal { get; init; }
}
