using DistroFactory.Foundation;

namespace DistroFactory.Stage;

/// <summary>The stage cannot be read or written.</summary>
internal sealed class StagingException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
