using System.Globalization;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.State;
using DistroFactory.UpdateStream;

namespace DistroFactory.Unfinished;

/// <summary>
/// A prepared release that a check of its quality refused: it is taken out of the stage, where somebody could come upon it, and lies for
/// looking at where nothing leads to it.
/// </summary>
internal sealed class RefusedRelease(Workplace workplace)
{
    private readonly string _folder = workplace.Directory.RefusedReleases;

    /// <summary>Takes it out of the stage and keeps it; of those that were refused before only the last stay.</summary>
    /// <param name="plan">The plan of the release.</param>
    /// <param name="reports">Files that tell why it was refused.</param>
    /// <returns>Where it is kept; null: none is to be kept.</returns>
    public string? Keep(ReleasePlan plan, IEnumerable<string> reports)
    {
        // First: whatever else goes wrong, no run goes on with it.
        new ReusableMixes(workplace).Forget();
        workplace.Records.Remove(ReleaseRecords.Verification);
        var kept = workplace.Configuration.Quality.Kept;
        var target = kept > 0 ? Fill(plan, reports) : null;
        foreach (var folder in FoldersOf(plan))
            LinkedTree.Remove(Path.Combine(workplace.Stage.Root, folder));
        foreach (var older in All().SkipLast(kept))
            LinkedTree.Remove(older);
        return target;
    }

    /// <summary>
    /// The folder of reports of a version that is not in the stage since it was refused; null: it was not refused, or not kept.
    /// </summary>
    public string? FindReports(StreamVersion version) =>
        Directory.Exists(workplace.Stage.ReleaseOf(version))
            ? null
            : All().Select(folder => new StagedTree(folder).ReleaseOf(version)).LastOrDefault(Directory.Exists);

    private string Fill(ReleasePlan plan, IEnumerable<string> reports)
    {
        Directory.CreateDirectory(_folder);
        // What a run that was killed had not finished.
        foreach (var partial in Directory.EnumerateDirectories(_folder, ".*"))
            LinkedTree.Remove(partial);
        var target = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{NextNumber():000}-{plan.Version}"));
        LinkedTree.Make(
            target,
            partial =>
            {
                foreach (var folder in FoldersOf(plan))
                    LinkedTree.Fill(Path.Combine(workplace.Stage.Root, folder), Path.Combine(partial, folder));
                var why = Directory.CreateDirectory(Path.Combine(partial, "qa")).FullName;
                foreach (var report in reports.Where(File.Exists).Append(workplace.Records.FileOf(ReleaseRecords.Quality)))
                    File.Copy(report, Path.Combine(why, Path.GetFileName(report)), overwrite: true);
            }
        );
        return target;
    }

    private IEnumerable<string> FoldersOf(ReleasePlan plan) =>
        plan.Mixes.SelectMany(mix => workplace.Stage.FoldersOf(mix.Version)).Distinct();

    // A version that is refused keeps its number: those that were refused are counted.
    private int NextNumber() => All().Select(NumberOf).DefaultIfEmpty().Max() + 1;

    private IEnumerable<string> All() =>
        Directory.Exists(_folder) ? Directory.EnumerateDirectories(_folder).Where(folder => NumberOf(folder) > 0).OrderBy(NumberOf) : [];

    private static int NumberOf(string folder) =>
        int.TryParse(Path.GetFileName(folder).Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
