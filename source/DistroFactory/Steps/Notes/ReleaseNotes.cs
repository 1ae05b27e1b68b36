using System.Collections.Immutable;
using DistroFactory.Correctness.Reports;
using DistroFactory.Mixing;
using DistroFactory.Model;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Steps.Notes;

/// <summary>What is to be told of a release; <see cref="TextNotes"/> and <see cref="MarkdownNotes"/> put it in words.</summary>
internal sealed record ReleaseNotes
{
    /// <summary>The namespace of the distribution.</summary>
    public required string Namespace { get; init; }

    /// <summary>The version.</summary>
    public required StreamVersion Version { get; init; }

    /// <summary>Its format.</summary>
    public required FormatNumber Format { get; init; }

    /// <summary>The version before it; none for the first.</summary>
    public StreamVersion Previous { get; init; }

    /// <summary>The format of the version before it.</summary>
    public FormatNumber PreviousFormat { get; init; }

    /// <summary>The versions made with it when they are several, one line each: it crossed format bumps.</summary>
    public ImmutableArray<string> Steps { get; init; } = [];

    /// <summary>When it was mixed.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>What it brings back of an earlier release, one sentence; null: nothing.</summary>
    public string? Rollback { get; init; }

    /// <summary>How the packages differ that bundles ship.</summary>
    public required PackageDifferences Packages { get; init; }

    /// <summary>How the bundles differ.</summary>
    public required BundleChanges Bundles { get; init; }

    /// <summary>Number of packages in the release.</summary>
    public int PackageCount { get; init; }

    /// <summary>Number of bundles in the release.</summary>
    public int BundleCount { get; init; }

    /// <summary>Bytes of all bundles' files.</summary>
    public long ContentSize { get; init; }

    /// <summary>Fullfiles published with this release.</summary>
    public required FileTotals Fullfiles { get; init; }

    /// <summary>Zero packs published with this release.</summary>
    public required FileTotals ZeroPacks { get; init; }

    /// <summary>Delta packs published with this release.</summary>
    public required FileTotals DeltaPacks { get; init; }

    /// <summary>What came of holding the manifests against the packages, one report for each version made.</summary>
    public ImmutableArray<CorrectnessReport> Correctness { get; init; } = [];

    /// <summary>The files of the images.</summary>
    public ImmutableArray<ImageFile> Images { get; init; } = [];

    /// <summary>What clients download to have it; null: nobody found out.</summary>
    public DownloadReport? Downloads { get; init; }

    /// <summary>What the machines of the fleet download together; null: nobody says where they are.</summary>
    public FleetDownloads? Fleet { get; init; }

    /// <summary>What came of the checks of its quality.</summary>
    public ImmutableArray<CheckResult> Checks { get; init; } = [];

    /// <summary>What was left out or looks odd.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>The notes of a release that was just mixed.</summary>
    public static ReleaseNotes Of(string @namespace, ReleaseRecord release, ReleaseRecord? previous, ImmutableArray<MixResult> mixes) =>
        new()
        {
            Namespace = @namespace,
            Version = release.Version,
            Format = release.Format,
            Previous = previous?.Version ?? StreamVersion.None,
            PreviousFormat = previous?.Format ?? FormatNumber.None,
            Steps = release.Mixes.Length > 1 ? [.. release.Mixes.Select(mix => mix.Describe())] : [],
            Timestamp = release.Timestamp,
            Rollback = release.Rollback?.Describe(),
            Packages = ShippedPackages.Between(previous, release),
            // Of a release of the original factory only the packages on offer are known.
            Bundles = previous is { IsOriginal: true } ? new() : BundleChanges.Between(previous?.Bundles ?? [], release.Bundles),
            PackageCount = release.Packages.Length,
            BundleCount = release.Bundles.Length,
            ContentSize = release.Bundles.Sum(bundle => bundle.ContentSize),
            Fullfiles = Sum(mixes.Select(mix => mix.Fullfiles)),
            ZeroPacks = Sum(mixes.Select(mix => mix.ZeroPacks)),
            DeltaPacks = Sum(mixes.Select(mix => mix.DeltaPacks)),
            Warnings = [.. mixes.SelectMany(mix => mix.Warnings).Distinct()],
        };

    private static FileTotals Sum(IEnumerable<FileTotals> totals) =>
        totals.Aggregate((sum, each) => new(sum.Count + each.Count, sum.Bytes + each.Bytes));
}
