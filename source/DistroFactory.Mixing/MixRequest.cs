using System.Collections.Immutable;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Mixing;

/// <summary>All that decides what a mix becomes; the same request makes the same bytes (signatures aside).</summary>
public sealed record MixRequest
{
    /// <summary>The version to make.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>The version before it in this stream; none for the first.</summary>
    public StreamVersion Previous { get; init; }

    /// <summary>The format of the manifests.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>Every file below this version is published again; none keeps the previous manifests' value.</summary>
    public StreamVersion MinVersion { get; init; }

    /// <summary>What the content says its version is, when it is not <see cref="Version"/>: the bridge of a format bump.</summary>
    public StreamVersion? ClaimedVersion { get; init; }

    /// <summary>What the content says its format is, when it is not <see cref="Format"/>: the bridge of a format bump.</summary>
    public FormatNumber? ClaimedFormat { get; init; }

    /// <summary>Paths of the RPM files to choose from; of two packages of one NEVRA the first wins.</summary>
    public required ImmutableArray<string> Packages { get; init; }

    /// <summary>Directories of bundle definitions, later ones overriding earlier ones (upstream, then local).</summary>
    public required ImmutableArray<string> BundleDirectories { get; init; }

    /// <summary>Bundles to mix; empty: all that are defined.</summary>
    public ImmutableArray<string> Bundles { get; init; } = [];

    /// <summary>
    /// Bundles whose every file is listed as deleted, although they are still defined: on their way out at a format bump.
    /// </summary>
    public ImmutableArray<string> EmptiedBundles { get; init; } = [];

    /// <summary>Bundles that are left out although they are defined: an earlier format bump, or this one, removed them.</summary>
    public ImmutableArray<string> DroppedBundles { get; init; } = [];

    /// <summary>File of package names that each become a bundle of their own; null: none.</summary>
    public string? LocalPackages { get; init; }

    /// <summary>The bundle with the client's defaults.</summary>
    public string UpdateBundle { get; init; } = "os-core-update";

    /// <summary>Upstream version, recorded as BUILD_ID and in <c>upstreamver</c>.</summary>
    public required string UpstreamRelease { get; init; }

    /// <summary>
    /// BUILD_ID, when it is not <see cref="UpstreamRelease"/>: the start of a format has the content of the bridge, this line included.
    /// </summary>
    public string? BuildId { get; init; }

    /// <summary>Upstream address, recorded in <c>upstreamurl</c>.</summary>
    public string UpstreamUrl { get; init; } = "";

    /// <summary>Where clients fetch content.</summary>
    public required string ContentUrl { get; init; }

    /// <summary>Where clients ask for versions.</summary>
    public required string VersionUrl { get; init; }

    /// <summary>Package indexes and content store; kept from mix to mix.</summary>
    public required string StoreDirectory { get; init; }

    /// <summary>The update tree (the <c>update/</c> that is published) with all earlier versions.</summary>
    public required string OutputDirectory { get; init; }

    /// <summary>Signs the MoM.</summary>
    public required ISigner Signer { get; init; }

    /// <summary>The certificate that the version ships for clients to pin, PEM; null: that of the signer.</summary>
    public string? RootCertificatePem { get; init; }

    /// <summary>
    /// The certificate that it ships for clients to try where the pinned one does not fit, PEM: the next root, while the root is being
    /// exchanged. Null: none.
    /// </summary>
    public string? AlternativeRootCertificatePem { get; init; }

    /// <summary>Time written into manifests and tar members.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>How fullfiles of regular files are compressed: each is tried, and the smallest result is kept.</summary>
    public ImmutableArray<CompressionSetting> FullfileCompression { get; init; } = [new(CompressionMethod.Xz)];

    /// <summary>How zero packs are compressed.</summary>
    public CompressionSetting ZeroPackCompression { get; init; } = new(CompressionMethod.Xz);

    /// <summary>How delta packs are compressed.</summary>
    public CompressionSetting DeltaPackCompression { get; init; } = new(CompressionMethod.Zstd, 12);

    /// <summary>Earlier versions of the same format from which clients update by delta packs and delta manifests.</summary>
    public ImmutableArray<StreamVersion> DeltaBases { get; init; } = [];

    /// <summary>Numeric ids of owners beyond those the tree and the base table know.</summary>
    public ImmutableDictionary<string, uint> Users { get; init; } = ImmutableDictionary<string, uint>.Empty;

    /// <summary>Numeric ids of groups beyond those the tree and the base table know.</summary>
    public ImmutableDictionary<string, uint> Groups { get; init; } = ImmutableDictionary<string, uint>.Empty;

    /// <summary>Whether debug information is left out.</summary>
    public bool BanDebugInfo { get; init; } = true;

    /// <summary>Threads for hashing and compression; 0: all cores.</summary>
    public int Workers { get; init; }
}
