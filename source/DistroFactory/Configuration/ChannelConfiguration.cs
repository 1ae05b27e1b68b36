using System.Collections.Immutable;

namespace DistroFactory.Configuration;

/// <summary>
/// A channel: version files of its own, which lead machines through the one stream at its own pace. The first channel is the stage: each
/// release goes there; to the others versions are promoted, from each to the next.
/// </summary>
internal sealed record ChannelConfiguration
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where its machines ask for versions, without a slash at the end.</summary>
    public required string VersionUrl { get; init; }

    /// <summary>How long a version must have been in the channel before.</summary>
    public TimeSpan Age { get; init; }

    /// <summary>Whether somebody must approve of each promotion.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>What a version must stand before it is promoted.</summary>
    public ImmutableArray<CommandQuality> Checks { get; init; } = [];

    /// <summary>Places that have the stream up to the version of the channel, and its version files as theirs.</summary>
    public ImmutableArray<PublishTarget> Publish { get; init; } = [];
}
