using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Configuration;

/// <summary>What the target Prune keeps: a version goes only if no rule keeps it.</summary>
internal sealed record RetentionConfiguration
{
    /// <summary>How many of the newest versions are kept; null: no rule.</summary>
    public int? Versions { get; init; }

    /// <summary>How long versions are kept after they were mixed; null: no rule.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>How many of the newest formats are kept; null: all of them.</summary>
    public int? Formats { get; init; }

    /// <summary>Versions that are kept in any case.</summary>
    public ImmutableArray<StreamVersion> Pins { get; init; } = [];

    /// <summary>Whether a rule says how much is kept; pins alone do not.</summary>
    public bool HasRule => Versions is not null || Age is not null || Formats is not null;
}
