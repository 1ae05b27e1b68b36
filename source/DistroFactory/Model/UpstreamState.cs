using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>What a plan has to know of the upstream.</summary>
internal sealed record UpstreamState
{
    /// <summary>The address or directory of the upstream, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>The version to build upon: the latest, or the pinned one.</summary>
    public required UpstreamVersion Target { get; init; }

    /// <summary>Whether the configuration or the command line pins it.</summary>
    public bool IsPinned { get; init; }

    /// <summary>The format of the target.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>The version that the latest release builds upon; none when there is no release.</summary>
    public UpstreamVersion Current { get; init; }

    /// <summary>The format of <see cref="Current"/>; none when there is no release.</summary>
    public FormatNumber CurrentFormat { get; init; }

    /// <summary>Whether format bumps lie between the two.</summary>
    public bool IsAcrossFormats => Current != UpstreamVersion.None && Target > Current && Format != CurrentFormat;

    /// <summary>The format bumps between the two, oldest first.</summary>
    public ImmutableArray<UpstreamBump> Bumps { get; init; } = [];
}
