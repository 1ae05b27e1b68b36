using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Reports;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Session;

/// <summary>The last words of a release: what was made, and what comes next.</summary>
internal static class ReleaseClosing
{
    /// <summary>Says them.</summary>
    /// <returns>The facts for a summary, in order.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> Tell(Workplace workplace)
    {
        var plan = workplace.Records.Load(ReleaseRecords.Plan);
        return plan.IsNeeded ? TellOfRelease(workplace, plan) : TellOfNothing(workplace, plan.Previous);
    }

    private static KeyValuePair<string, string>[] TellOfNothing(Workplace workplace, StreamVersion latest)
    {
        workplace.Log.WriteLine($"Nothing to release: packages, bundles and configuration are those of release {latest}.");
        workplace.Log.WriteLine("To release all the same, add --force.");
        return [new("Version", $"{latest} (unchanged)")];
    }

    private static KeyValuePair<string, string>[] TellOfRelease(Workplace workplace, ReleasePlan plan)
    {
        var release = ReleaseDescription.Of(workplace);
        var mixes = workplace.Records.Load(ReleaseRecords.Mix).Results;
        var stage = workplace.Stage;
        var verified =
            workplace.Records.Find(ReleaseRecords.Verification)?.IsUnsound == true
                ? " and, although Verify found errors,"
                : ", verified and";
        workplace.Log.WriteLine(
            $"""
            Release {release.Version} of {workplace.Directory.Namespace} is staged{verified} served from
              {stage.Root}
            {Publication(workplace, release.Version)}
            """
        );
        var notes = stage.ReportOf(release.Version, "release-notes", "txt");
        if (File.Exists(notes))
            workplace.Log.WriteLine($"Release notes: {notes}");
        var images = workplace.Records.Find(ReleaseRecords.Images);
        return
        [
            new("Version", $"{release.Version}"),
            new("Bundles", $"{release.Bundles.Length}"),
            new("Packages", $"{release.Packages.Length}"),
            new(
                "Packages changed",
                plan.Previous == StreamVersion.None
                    ? "all, it is the first release"
                    : DifferenceText.Sum(ShippedPackages.Between(ReleaseHistory.Read(stage, plan.Previous, toleratesLoss: true), release))
            ),
            new("Correctness", CorrectnessText.Sum(workplace.Records.Load(ReleaseRecords.Validation).Reports)),
            .. images is null or { Results.IsEmpty: true } ? Array.Empty<KeyValuePair<string, string>>() : [new("Images", images.Sum)],
            .. workplace.Records.Find(ReleaseRecords.Quality) is { Checks.IsEmpty: false } quality
                ? [new("Quality", quality.Sum)]
                : Array.Empty<KeyValuePair<string, string>>(),
            new("Published", ByteSize.Format(mixes.Sum(mix => mix.Fullfiles.Bytes + mix.ZeroPacks.Bytes + mix.DeltaPacks.Bytes))),
            new("Stage", stage.Root),
            new("Published to", Published(workplace, release.Version)?.Sum() ?? "nowhere yet"),
        ];
    }

    private static string Publication(Workplace workplace, StreamVersion version) =>
        Published(workplace, version) is { } published ? $"Published to: {published.Sum()}"
        : workplace.Configuration.Publish.IsEmpty
            ? $"Next: publish that directory as {workplace.Configuration.Url}; with "
                + "publish: in the configuration the target Publish does it."
        : "Next: publish it with the target Publish.";

    private static PublishRecord? Published(Workplace workplace, StreamVersion version) =>
        workplace.Records.Find(ReleaseRecords.Publish) is { } published && published.Version == version ? published : null;
}
