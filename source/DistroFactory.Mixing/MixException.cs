using DistroFactory.Foundation;

namespace DistroFactory.Mixing;

/// <summary>The bundle definitions and packages cannot be made into a version.</summary>
public class MixException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
