using DistroFactory.History;
using DistroFactory.Licensing;
using DistroFactory.Mixing.MixerTool;
using DistroFactory.Releasing;
using DistroFactory.Upstream;

namespace DistroFactory.Notes;

/// <summary>Puts in words what was mixed, and how it differs from the release before.</summary>
public sealed class NotesStep(Workplace workplace)
{
    /// <summary>Writes the texts, and records them.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        var content = workplace.Records.Load(ReleaseRecords.Content);
        var upstream = workplace.Records.Find(ReleaseRecords.Upstream) ?? UpstreamContent.None;
        var mix = workplace.Records.Load(ReleaseRecords.Mix);
        var release = new ReleaseRecord
        {
            Version = plan.Version,
            Previous = plan.Previous,
            Format = plan.Format,
            UpstreamVersion = plan.UpstreamVersion,
            Mixes = plan.Mixes,
            Timestamp = mix.Timestamp,
            Inputs = plan.Inputs,
            Packages = workplace.UsesMixer ? ReleasedPackages.All(content) : ReleasedPackages.Of(mix.Result, upstream.With(content, plan.Mixes[^1].ContentVersion)),
            Bundles = mix.Result.Bundles,
        };
        var images = workplace.Records.Load(ReleaseRecords.Images);
        var notes = ReleaseNotes.Of(plan.Namespace, release, ReleaseHistory.Read(workplace.Stage, plan.Previous, workplace.Options.Force), mix.Results) with
        {
            Correctness = workplace.Records.Load(ReleaseRecords.Validation).Reports,
            Images = [.. images.Files.Where(file => file.Checksum is not null)],
        };
        notes = notes with { Warnings = [.. notes.Warnings, .. images.Failures] };
        var text = TextNotes.Write(notes);
        var others = workplace.UsesMixer ? await new MixerLicenses(workplace).AskAsync(plan, cancellation) : [];
        var licenses = PackageLicense.Of(release.Packages);
        workplace.Records.Save(ReleaseRecords.Notes, new(release, text, MarkdownNotes.Write(notes), LicenseList.Write(licenses, workplace.Configuration.LicenseFilter, others), licenses));
        LogExcerpt.Write(workplace.Log, text, workplace.ReportFile($"release-notes-{plan.Version}.txt"));
    }
}
