using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream;

namespace DistroFactory.Correctness.Reports;

/// <summary>
/// What came of a check: where manifests and packages disagree, and when they agree, what changed from one version to the other.
/// </summary>
public sealed record CorrectnessReport
{
    /// <summary>The version that was compared with; none for the first of a stream.</summary>
    public StreamVersion From { get; init; }

    /// <summary>The version that was checked.</summary>
    public required StreamVersion To { get; init; }

    /// <summary>Whether everything was published again.</summary>
    public bool IsMinVersionBump { get; init; }

    /// <summary>Bundles in the version.</summary>
    public int BundleCount { get; init; }

    /// <summary>Packages that its bundles take.</summary>
    public int PackageCount { get; init; }

    /// <summary>Entries of all its manifests.</summary>
    public int EntryCount { get; init; }

    /// <summary>The bundles that differ between the two versions, by name.</summary>
    public ImmutableArray<BundleDelta> Bundles { get; init; } = [];

    /// <summary>Where manifests and packages disagree, by bundle and path.</summary>
    public ImmutableArray<Disagreement> Disagreements { get; init; } = [];

    /// <summary>What could not be compared, one sentence each.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    /// <summary>Whether manifests and packages agree.</summary>
    public bool IsSound => Disagreements.IsEmpty;

    /// <summary>Base name of the report's files.</summary>
    public string Name => From == StreamVersion.None ? $"mca-report-{To}" : $"mca-report-{From}-{To}";

    /// <summary>The sum of what changed.</summary>
    public FileCounts Total => Bundles.Aggregate(FileCounts.None, (sum, bundle) => sum + bundle.Files);

    /// <summary>Ends a release whose manifests are wrong.</summary>
    /// <exception cref="FactoryException">There are disagreements.</exception>
    public void ThrowIfUnsound()
    {
        if (!IsSound)
            throw new UnsoundManifestsException(this);
    }
}
