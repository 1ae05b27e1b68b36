using System.Collections.Immutable;
using DistroFactory.Packages;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing;

/// <summary>What a mix made.</summary>
public sealed record MixResult
{
    /// <summary>The version made.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>Its format.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>Every bundle of the version, by name.</summary>
    public ImmutableArray<MixedBundle> Bundles { get; init; } = [];

    /// <summary>The packages of all bundles, by name.</summary>
    public ImmutableArray<Nevra> Packages { get; init; } = [];

    /// <summary>Fullfiles published new, and their bytes.</summary>
    public FileTotals Fullfiles { get; init; } = new(0, 0);

    /// <summary>Zero packs published new, and their bytes.</summary>
    public FileTotals ZeroPacks { get; init; } = new(0, 0);

    /// <summary>Delta packs, and their bytes.</summary>
    public FileTotals DeltaPacks { get; init; } = new(0, 0);

    /// <summary>What was left out or looks odd, one sentence each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Wall time of each phase, in order.</summary>
    public ImmutableArray<MixPhase> Phases { get; init; } = [];
}

/// <summary>A number of files and their size in bytes.</summary>
public sealed record FileTotals(int Count, long Bytes);

/// <summary>A phase of the work and what it took.</summary>
public sealed record MixPhase(string Name, TimeSpan Wall);

/// <summary>A bundle of a version.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version of its manifest.</param>
/// <param name="ContentSize">Bytes of its own files and links.</param>
/// <param name="FileCount">Entries of its manifest.</param>
/// <param name="Packages">Names of its own packages and those of its includes.</param>
public sealed record MixedBundle(string Name, StreamVersion Version, long ContentSize, int FileCount, ImmutableArray<string> Packages);

/// <summary>How far a phase is.</summary>
/// <param name="InBytes">Whether both are bytes.</param>
public sealed record MixProgress(string Phase, long Done, long Total, bool InBytes = false);
