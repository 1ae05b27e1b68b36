using DistroFactory.Foundation;

namespace DistroFactory.Tags;

/// <summary>A release cannot be tagged.</summary>
internal sealed class TagException(string what, string why, string? advice = null, Exception? inner = null)
    : FactoryException(what, why, advice, inner)
{
    /// <summary>Whether another attempt would fail as well: the tag is there, on another commit.</summary>
    public bool IsFinal { get; init; }
}
