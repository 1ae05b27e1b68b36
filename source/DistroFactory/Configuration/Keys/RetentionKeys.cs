using DistroFactory.Configuration.Shapes;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Keys;

/// <summary>The keys that say which versions the target Prune keeps.</summary>
internal static class RetentionKeys
{
    /// <summary>What the key <c>retention</c> holds.</summary>
    public static MapShape Root { get; } =
        new(
            new("versions", "How many of the newest versions are kept.", new NumberShape(1, 1_000_000)),
            new(
                "age",
                "For how long versions are kept after they were made, such as 180d.",
                new TextShape("a time such as 30s, 10m, 2h or 90d", TimeText.Pattern)
            ),
            new("formats", "How many of the newest formats are kept; by default all.", new NumberShape(1, 1000)),
            new("pins", "Versions that are kept whatever the rules say.", new ListShape(new NumberShape(1, uint.MaxValue)))
        );
}
