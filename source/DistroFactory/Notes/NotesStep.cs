using DistroFactory.History;
using DistroFactory.Releasing;
using DistroFactory.Upstream;

namespace DistroFactory.Notes;

/// <summary>Puts in words what was mixed, and how it differs from the release before.</summary>
public sealed class NotesStep(Workplace workplace)
{
    /// <summary>Writes the texts, and records them.</summary>
    public void Run()
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
            Packages = ReleasedPackages.Of(mix.Result, upstream.With(content, plan.Mixes[^1].ContentVersion)),
            Bundles = mix.Result.Bundles,
        };
        var notes = ReleaseNotes.Of(plan.Namespace, release, ReleaseHistory.Read(workplace.Stage, plan.Previous), mix.Results);
        var text = TextNotes.Write(notes);
        workplace.Records.Save(ReleaseRecords.Notes, new(release, text, MarkdownNotes.Write(notes), LicenseList.Write(release.Packages)));
        workplace.Log.Write(text);
    }
}
