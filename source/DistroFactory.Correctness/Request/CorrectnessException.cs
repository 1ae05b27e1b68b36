using DistroFactory.Foundation;

namespace DistroFactory.Correctness.Request;

/// <summary>Manifests do not say what the packages say, or cannot be compared with them.</summary>
public sealed class CorrectnessException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
