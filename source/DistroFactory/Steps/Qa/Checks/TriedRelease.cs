using System.Collections.Immutable;
using DistroFactory.Model;
using DistroFactory.Quality;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Qa.Checks;

/// <summary>A prepared release that is checked.</summary>
internal sealed class TriedRelease
{
    private readonly Lazy<ServedView> _view;

    /// <summary>The release that the steps before prepared.</summary>
    /// <param name="workplace">The workplace.</param>
    /// <param name="signers">Who signs it.</param>
    /// <param name="scratch">A folder for what checks write, which is empty.</param>
    public TriedRelease(Workplace workplace, PlanSigners signers, string scratch)
    {
        (Workplace, Signers, Scratch) = (workplace, signers, scratch);
        Plan = workplace.LoadPlan();
        Release = ReleaseDescription.Of(workplace);
        Reference = ReleaseHistory.Read(workplace.Stage, Release.Reference, workplace.Options.Force);
        _view = new(() => ServedView.Make(workplace.Stage, Plan, signers, Path.Combine(scratch, "view")));
    }

    /// <summary>The workplace.</summary>
    public Workplace Workplace { get; }

    /// <summary>Who signs it.</summary>
    public PlanSigners Signers { get; }

    /// <summary>A folder for what checks write.</summary>
    public string Scratch { get; }

    /// <summary>The plan.</summary>
    public ReleasePlan Plan { get; }

    /// <summary>What it is made of.</summary>
    public ReleaseRecord Release { get; }

    /// <summary>What the release was made of that this one is compared with; null for the first.</summary>
    public ReleaseRecord? Reference { get; }

    /// <summary>The version.</summary>
    public StreamVersion Version => Plan.Version;

    /// <summary>The stream as clients will see it when the release is staged.</summary>
    public ServedView View => _view.Value;

    /// <summary>What came of its images; null: it has none.</summary>
    public ImagesRecord? Images => Workplace.Records.Find(ReleaseRecords.Images) is { } images && images.Version == Version ? images : null;

    /// <summary>The version as a client read it; null: nobody found out what it downloads.</summary>
    public UpdateStream.Verification.DownloadReport? Downloads =>
        Workplace.Records.Find(ReleaseRecords.Verification)?.Versions[^1].Downloads;

    /// <summary>The packages that bundles ship and that differ from the release that this one is compared with.</summary>
    public ImmutableArray<PackageChange> PackageChanges => ShippedPackages.Between(Reference, Release).Changes;

    /// <summary>The stream as commands see it.</summary>
    public CheckedStream Stream =>
        new(Workplace, Version, Plan.Previous)
        {
            Format = Plan.Format,
            Update = View.Update,
            Certificate = View.Certificate,
            Scratch = Scratch,
            LogPrefix = "qa",
        };

    /// <inheritdoc cref="CheckedStream.FolderOf"/>
    public string FolderOf(string check) => Stream.FolderOf(check);

    /// <inheritdoc cref="CheckedStream.LogOf"/>
    public string LogOf(string check) => Stream.LogOf(check);
}
