using DistroFactory.Foundation;

namespace DistroFactory.Steps.Images.Builders;

/// <summary>An image cannot be made.</summary>
internal sealed class ImageException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
