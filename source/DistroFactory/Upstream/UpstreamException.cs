using DistroFactory.Foundation;

namespace DistroFactory.Upstream;

/// <summary>The upstream cannot be read, or says something unsound.</summary>
internal sealed class UpstreamException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
