using System.Collections.Immutable;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>One version of the plan: all that an engine is told of it besides packages, bundles and settings.</summary>
internal sealed record PlannedMix
{
    /// <summary>What it is to the stream.</summary>
    public MixKind Kind { get; init; }

    /// <summary>The version to make.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>The version before it, of the stage or of this plan; none for the first of a stream.</summary>
    public StreamVersion Previous { get; init; }

    /// <summary>The format to make it in.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>The first version of that format: this one, when the format begins here or nobody recorded where it began.</summary>
    public required StreamVersion FormatFirst { get; init; }

    /// <summary>Every file below this version is published again; none: only what changed.</summary>
    public StreamVersion MinVersion { get; init; }

    /// <summary>The version its content claims to be; null: its own.</summary>
    public StreamVersion? ClaimedVersion { get; init; }

    /// <summary>The format its content claims to be of; null: its own.</summary>
    public FormatNumber? ClaimedFormat { get; init; }

    /// <summary>The upstream version it builds upon, recorded as BUILD_ID.</summary>
    public required UpstreamVersion UpstreamVersion { get; init; }

    /// <summary>
    /// Downstream: the upstream version whose packages and bundle definitions it is made of. Only the start of a format differs here
    /// from <see cref="UpstreamVersion"/>: it has the content of the bridge before it.
    /// </summary>
    public UpstreamVersion ContentVersion { get; init; }

    /// <summary>Whether it is made of what an upstream publishes; the upstream version of others is only recorded.</summary>
    public bool IsDownstream => ContentVersion != UpstreamVersion.None;

    /// <summary>Bundles whose every file is listed as deleted: those on their way out at this format bump.</summary>
    public ImmutableArray<string> EmptiedBundles { get; init; } = [];

    /// <summary>Bundles that are defined and yet left out: those an earlier or this format bump removed.</summary>
    public ImmutableArray<string> DroppedBundles { get; init; } = [];

    /// <summary>
    /// Whether clients get the next root as their alternative with it, beside the one that they pin: the bridge at which a root is
    /// exchanged, and the version that the bridge claims to be.
    /// </summary>
    public bool ShipsBothRoots { get; init; }

    /// <summary>Whether the former root still signs it, because no client knows the next one before it.</summary>
    public bool IsSignedByFormerRoot => ShipsBothRoots && Kind == MixKind.Bridge;

    /// <summary>One line for a person: <c>20  format 1, the bridge to 30 of format 2</c>.</summary>
    public string Describe()
    {
        var kind = Kind switch
        {
            MixKind.Bridge => $", the bridge to {ClaimedVersion} of format {ClaimedFormat}",
            MixKind.FormatStart => ", the first of its format",
            _ => MinVersion == StreamVersion.None ? "" : ", every file published again",
        };
        return $"{Version}  format {Format}{(IsDownstream ? $", upstream {UpstreamVersion}" : "")}{kind}"
            + (EmptiedBundles.IsEmpty ? "" : $"; empties {string.Join(", ", EmptiedBundles)}")
            + (DroppedBundles.IsEmpty ? "" : $"; without {string.Join(", ", DroppedBundles)}");
    }
}
