namespace DistroFactory.Tagging;

/// <summary>A release cannot be tagged.</summary>
public sealed class TagException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
