using System.Collections.Immutable;
using DistroFactory.UpdateStream.Client;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>What clients download to have a version, as simulated ones did.</summary>
/// <param name="Install">An installation of all bundles.</param>
/// <param name="Updates">Updates of machines with all bundles, by the version they come from, the latest first.</param>
/// <param name="Bundles">Each bundle alone, by name.</param>
public sealed record DownloadReport(DownloadCost Install, ImmutableArray<UpdateCost> Updates, ImmutableArray<BundleCost> Bundles)
{
    /// <summary>Updates from the versions that were asked for by <see cref="ClientCheckSettings.Others"/>.</summary>
    public ImmutableArray<UpdateCost> Others { get; init; } = [];
}

/// <summary>What an update costs.</summary>
/// <param name="From">The version a machine comes from.</param>
/// <param name="Cost">What it downloads.</param>
public sealed record UpdateCost(StreamVersion From, DownloadCost Cost)
{
    /// <summary>What it would download with each of <see cref="ClientCheckSettings.DeltaBases"/>, in their order.</summary>
    public ImmutableArray<DownloadCost> ByDeltaBases { get; init; } = [];
}

/// <summary>What a machine downloads that has one bundle and what that includes.</summary>
/// <param name="Name">The bundle.</param>
/// <param name="ContentSize">Bytes of its own files.</param>
/// <param name="Install">An installation: the bundle's own part.</param>
/// <param name="InstallInAll">An installation: in all, with what the bundle includes.</param>
/// <param name="Update">An update from the version before: the bundle's own part; null when the bundle is new.</param>
/// <param name="UpdateInAll">An update from the version before: in all.</param>
public sealed record BundleCost(
    string Name,
    long ContentSize,
    DownloadCost Install,
    DownloadCost InstallInAll,
    DownloadCost? Update,
    DownloadCost? UpdateInAll
);
