using System.Collections.Immutable;
using DistroFactory.Correctness.Reports;
using DistroFactory.Model;
using DistroFactory.Reports;
using DistroFactory.Run;

namespace DistroFactory.Steps.Prepare;

/// <summary>What is laid into the stage.</summary>
/// <param name="Release">What it was made of.</param>
/// <param name="Previous">The release before; null for the first.</param>
/// <param name="Packages">The packages offered.</param>
/// <param name="UpdateTree">The update tree with the version that was mixed.</param>
/// <param name="Bundles">The bundle definitions.</param>
/// <param name="BundlePath">Their folder in the repository they come from; empty: its root.</param>
/// <param name="ImageTemplates">Folder of the templates of images; null: none.</param>
/// <param name="RootCertificate">The certificate clients pin, PEM.</param>
/// <param name="BuildEnvironment">Where and from what the release was made.</param>
internal sealed record StageContent(
    ReleaseRecord Release,
    ReleaseRecord? Previous,
    FetchedContent Packages,
    string UpdateTree,
    RepositoryFolder Bundles,
    string BundlePath,
    RepositoryFolder? ImageTemplates,
    string RootCertificate,
    string BuildEnvironment
)
{
    /// <summary>The reports of the correctness check, one for each version of the release.</summary>
    public ImmutableArray<CorrectnessReport> Correctness { get; init; } = [];

    /// <summary>What mixer said when it checked the versions itself.</summary>
    public ImmutableArray<MixerReport> MixerReports { get; init; } = [];

    /// <summary>The images; null: none.</summary>
    public ImagesRecord? Images { get; init; }

    /// <summary>Columns of their tables.</summary>
    public int TableWidth { get; init; } = CorrectnessText.UsualWidth;
}
