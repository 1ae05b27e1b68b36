using DistroFactory.Foundation;

namespace DistroFactory.State;

/// <summary>A record that a target needs is missing or cannot be read.</summary>
internal sealed class RecordException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
