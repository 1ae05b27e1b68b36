using DistroFactory.Foundation;
using DistroFactory.Licensing;
using DistroFactory.Model;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;

namespace DistroFactory.Steps.Notes;

/// <summary>
/// Puts in words what was mixed, how it differs from the release before and what clients download, when all of that is known. The texts
/// lie beside the prepared version; nothing leads to them yet.
/// </summary>
internal sealed class NotesStep(Workplace workplace)
{
    /// <summary>Writes the texts.</summary>
    /// <exception cref="FactoryException">The version is not prepared, or is served already.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.LoadPlan();
        var stage = workplace.Stage;
        if (!Directory.Exists(stage.ReleaseOf(plan.Version)))
            throw new FactoryException(
                $"Writing the notes of release {plan.Version}",
                $"the version is not in {stage.Root}",
                "Run the target Prepare first."
            );
        var release = ReleaseDescription.Of(workplace);
        var notes = Describe(plan, release);
        var text = TextNotes.Write(notes);
        var others = workplace.UsesMixer ? await new MixerLicenses(workplace).AskAsync(plan, cancellation) : [];
        var licenses = PackageLicense.Of(release.Packages);
        Write("packages-license-info", "txt", LicenseList.Write(licenses, workplace.Configuration.LicenseFilter, others));
        Write("packages-license-info", "md", LicenseTable.Write(plan.Version, licenses));
        Write("release-notes", "md", MarkdownNotes.Write(notes));
        LogExcerpt.Write(workplace.Log, text, stage.ReportOf(plan.Version, "release-notes", "txt"));
        await workplace.StageAccess.OpenAsync(plan.Version, [], cancellation);

        void Write(string name, string extension, string content) =>
            AtomicFile.WriteAllText(stage.ReportOf(plan.Version, name, extension), content);
    }

    private ReleaseNotes Describe(ReleasePlan plan, ReleaseRecord release)
    {
        var images = workplace.Records.Find(ReleaseRecords.Images);
        var notes = ReleaseNotes.Of(
            plan.Namespace,
            release,
            ReleaseHistory.Read(workplace.Stage, plan.Previous, workplace.Options.Force),
            workplace.Records.Load(ReleaseRecords.Mix).Results
        );
        return notes with
        {
            Correctness = workplace.Records.Find(ReleaseRecords.Validation)?.Reports ?? [],
            Images = [.. (images?.Files ?? []).Where(file => file.Checksum is not null)],
            Downloads = workplace.Records.Find(ReleaseRecords.Verification)?.Versions[^1].Downloads,
            Fleet = workplace.Records.Find(ReleaseRecords.Verification)?.Fleet,
            Checks = workplace.Records.Find(ReleaseRecords.Quality)?.Checks ?? [],
            Warnings = [.. NewPrivileges.Warnings(workplace, release), .. notes.Warnings, .. images?.Failures ?? LeftOut()],
        };
    }

    // Who reads the notes looks for the images that the release before had.
    private string[] LeftOut() =>
        workplace.Configuration.Images is null ? [] : ["The release has no images: the run that made it left out the target Images."];
}
