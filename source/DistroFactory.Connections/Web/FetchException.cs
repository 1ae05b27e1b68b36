using DistroFactory.Foundation;

namespace DistroFactory.Connections.Web;

/// <summary>A place packages come from cannot be read, or has something unsound.</summary>
public sealed class FetchException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner)
{
    /// <summary>Whether more came than may come.</summary>
    public bool IsTooLarge { get; init; }
}
