using System.Collections.Immutable;

namespace DistroFactory.Run;

/// <summary>What the command line asks to be brought back.</summary>
public sealed record RollbackRequest
{
    /// <summary>The release whose content is brought back; 0: the one before the release that is withdrawn.</summary>
    public uint To { get; init; }

    /// <summary>The release that is withdrawn, which must be the latest; 0: none is named.</summary>
    public uint Withdrawn { get; init; }

    /// <summary>Names of the packages that are brought back; with no bundles either: everything.</summary>
    public ImmutableArray<string> Packages { get; init; } = [];

    /// <summary>Names of the bundles that are brought back, with the packages they had.</summary>
    public ImmutableArray<string> Bundles { get; init; } = [];

    /// <summary>Why, for the notes and the record of the release.</summary>
    public string? Why { get; init; }
}
