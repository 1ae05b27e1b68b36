using DistroFactory.Foundation;

namespace DistroFactory.Connections.Koji;

/// <summary>
/// A Koji hub says no, or says what makes no sense. A hub that cannot be reached is a <see cref="Web.NetworkException"/>.
/// </summary>
public sealed class KojiException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner);
