using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;

namespace DistroFactory.Configuration;

/// <summary>All that a <c>distro.yaml</c> says, read once; paths are absolute, defaults filled in, variables replaced.</summary>
internal sealed record DistroConfiguration
{
    /// <summary>The checkout the configuration was read from, an absolute path.</summary>
    public required string Folder { get; init; }

    /// <summary>The distribution's name and, unless the command line says otherwise, its namespace.</summary>
    public required string Name { get; init; }

    /// <summary>The distribution's name as people read it; begins the names of image files.</summary>
    public required string Title { get; init; }

    /// <summary>The distribution's home; content and versions are below it unless they are named.</summary>
    public required string Url { get; init; }

    /// <summary>Where clients fetch content, without a slash at the end.</summary>
    public required string ContentUrl { get; init; }

    /// <summary>Where clients ask for versions, without a slash at the end.</summary>
    public required string VersionUrl { get; init; }

    /// <summary>Where the versions come from.</summary>
    public DistroMode Mode { get; init; } = DistroMode.OwnUpstream;

    /// <summary>The format of the first version of an own upstream.</summary>
    public FormatNumber Format { get; init; } = new(1);

    /// <summary>How far apart versions are; also the number of an own upstream's first version.</summary>
    public uint Increment { get; init; } = 10;

    /// <summary>What the distribution is built upon.</summary>
    public UpstreamConfiguration Upstream { get; init; } = new();

    /// <summary>Where packages come from, in order of precedence.</summary>
    public ImmutableArray<ContentSource> Content { get; init; } = [];

    /// <summary>What is done about privileged files that are new.</summary>
    public PrivilegeConfiguration Privileges { get; init; } = new();

    /// <summary>The Koji site that follows the upstream; null: none.</summary>
    public KojiConfiguration? Koji { get; init; }

    /// <summary>Which bundles there are.</summary>
    public BundlesConfiguration Bundles { get; init; } = new();

    /// <summary>How a version is mixed.</summary>
    public MixConfiguration Mix { get; init; } = new();

    /// <summary>What tells where machines are; null: nothing.</summary>
    public FleetConfiguration? Fleet { get; init; }

    /// <summary>How a release is verified.</summary>
    public VerifyConfiguration Verify { get; init; } = new();

    /// <summary>What a version must stand before it is staged, beyond being correct.</summary>
    public QualityConfiguration Quality { get; init; } = new();

    /// <summary>Who signs.</summary>
    public SigningConfiguration Signing { get; init; } = SigningConfiguration.OnFirstUse;

    /// <summary>Images to build; null: none.</summary>
    public ImagesConfiguration? Images { get; init; }

    /// <summary>Folder of the staged tree, an absolute path; null: the factory directory's.</summary>
    public string? StageFolder { get; init; }

    /// <summary>Who owns what is staged; null: whoever runs the factory.</summary>
    public StageOwner? StageOwner { get; init; }

    /// <summary>Folder of what tools read and write during a run, an absolute path; null: the factory directory's.</summary>
    public string? WorkFolder { get; init; }

    /// <summary>Where a staged release is published.</summary>
    public ImmutableArray<PublishTarget> Publish { get; init; } = [];

    /// <summary>Which versions the target Prune keeps.</summary>
    public RetentionConfiguration Retention { get; init; } = new();

    /// <summary>The channels, the one that releases go to first; empty: there is the stage alone.</summary>
    public ImmutableArray<ChannelConfiguration> Channels { get; init; } = [];

    /// <summary>All places that anything is published to, those of channels included.</summary>
    public IEnumerable<PublishTarget> Places => NamedPlaces.Select(place => place.Target);

    /// <summary>The same, each with the key that names it.</summary>
    public IEnumerable<(string Key, PublishTarget Target)> NamedPlaces =>
        Publish
            .Select((target, index) => ($"publish[{index}]", target))
            .Concat(
                Channels.SelectMany(
                    (channel, index) => channel.Publish.Select((target, place) => ($"channels[{index}].publish[{place}]", target))
                )
            );

    /// <summary>Numeric ids of file owners beyond those of the packages and the base table.</summary>
    public ImmutableDictionary<string, uint> Users { get; init; } = ImmutableDictionary<string, uint>.Empty;

    /// <summary>Numeric ids of file groups beyond those of the packages and the base table.</summary>
    public ImmutableDictionary<string, uint> Groups { get; init; } = ImmutableDictionary<string, uint>.Empty;

    /// <summary>Environment variables of the tools: mixer, clr-installer, finalise scripts, signers.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What whoever runs the factory should know of the configuration, one sentence each.</summary>
    public ImmutableArray<Notice> Notices { get; init; } = [];

    /// <summary>Words that are left out of the licence list.</summary>
    public ImmutableArray<string> LicenseFilter { get; init; } = ["and"];
}
