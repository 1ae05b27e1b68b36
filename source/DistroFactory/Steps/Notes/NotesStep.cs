using DistroFactory.Licensing;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;

namespace DistroFactory.Steps.Notes;

/// <summary>Puts in words what was mixed, and how it differs from the release before.</summary>
public sealed class NotesStep(Workplace workplace)
{
    /// <summary>Writes the texts, and records them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        var release = ReleaseDescription.Of(workplace);
        var mix = workplace.Records.Load(ReleaseRecords.Mix);
        var images = workplace.Records.Find(ReleaseRecords.Images);
        var notes = ReleaseNotes.Of(
            plan.Namespace,
            release,
            ReleaseHistory.Read(workplace.Stage, plan.Previous, workplace.Options.Force),
            mix.Results
        ) with
        {
            Correctness = workplace.Records.Find(ReleaseRecords.Validation)?.Reports ?? [],
            Images = [.. (images?.Files ?? []).Where(file => file.Checksum is not null)],
        };
        notes = notes with { Warnings = [.. notes.Warnings, .. images?.Failures ?? LeftOut()] };
        var text = TextNotes.Write(notes);
        var others = workplace.UsesMixer ? await new MixerLicenses(workplace).AskAsync(plan, cancellation) : [];
        var licenses = PackageLicense.Of(release.Packages);
        workplace.Records.Save(
            ReleaseRecords.Notes,
            new(text, MarkdownNotes.Write(notes), LicenseList.Write(licenses, workplace.Configuration.LicenseFilter, others))
        );
        LogExcerpt.Write(workplace.Log, text, workplace.ReportFile($"release-notes-{plan.Version}.txt"));
    }

    // Who reads the notes looks for the images that the release before had.
    private string[] LeftOut() =>
        workplace.Configuration.Images is null ? [] : ["The release has no images: the run that made it left out the target Images."];
}
