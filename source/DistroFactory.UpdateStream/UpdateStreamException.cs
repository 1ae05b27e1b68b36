using DistroFactory.Foundation;

namespace DistroFactory.UpdateStream;

/// <summary>An update stream, or a part of one, is not sound.</summary>
public class UpdateStreamException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
