using System.Collections.Immutable;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Retention;

namespace DistroFactory.Steps.Prune;

/// <summary>What a prune of a stage would do.</summary>
internal sealed record PrunePlan
{
    /// <summary>Which versions stay, and which go.</summary>
    public required RetentionPlan Retention { get; init; }

    /// <summary>The record of the stage as it is.</summary>
    public required StreamRecord Record { get; init; }

    /// <summary>The record as it will be.</summary>
    public StreamRecord Pruned => Record.WithPruned(Retention.Gone.ToHashSet());

    /// <summary>The pointers that lead to versions.</summary>
    public required ImmutableArray<PointerTree> Trees { get; init; }

    /// <summary>The files of the stream that stay.</summary>
    public required NeededFiles Needed { get; init; }

    /// <summary>What goes of the stage, of the mixer's tree and of its store.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>How much disk that frees.</summary>
    public required long FreedBytes { get; init; }

    /// <summary>Whether there is anything to do.</summary>
    public bool IsEmpty => Retention.Gone.IsEmpty && Retention.GoneFormats.IsEmpty && Files.IsEmpty;

    /// <summary>The versions of the stream that files go of.</summary>
    public ImmutableArray<StreamVersion> Versions => [.. Record.Versions.Select(version => version.Version)];
}
