namespace DistroFactory.Foundation.Compression;

/// <summary>Compressed data that cannot be read.</summary>
public sealed class CompressionException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
