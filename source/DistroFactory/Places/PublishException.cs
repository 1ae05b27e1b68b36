using DistroFactory.Foundation;

namespace DistroFactory.Places;

/// <summary>A release cannot be published.</summary>
internal sealed class PublishException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
