using System.Collections.Immutable;

namespace DistroFactory.Correctness.Request;

/// <summary>Which numbers the names of owners have.</summary>
/// <param name="Users">Numbers of users.</param>
/// <param name="Groups">Numbers of groups.</param>
public sealed record AccountNumbers(ImmutableDictionary<string, uint> Users, ImmutableDictionary<string, uint> Groups)
{
    /// <summary>No account at all.</summary>
    public static AccountNumbers None { get; } = new(ImmutableDictionary<string, uint>.Empty, ImmutableDictionary<string, uint>.Empty);
}
