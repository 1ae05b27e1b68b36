using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Unfinished;

namespace DistroFactory.Session;

/// <summary>
/// Copies for a CI server, which keeps files of its own workspace only: the reports that are staged with the release, and the logs of the
/// tools.
/// </summary>
internal static class KeptReports
{
    // What is longer is data, which the stage has.
    private const long LargestReport = 8 << 20;

    private static readonly string[] s_extensions = [".txt", ".md", ".json", ".jsonl", ".lock"];

    /// <summary>
    /// Copies what there is by now, also of a release that failed. What cannot be copied is a warning: a release does not fail for it.
    /// </summary>
    /// <param name="workplace">Where the release is made; null: there are no reports.</param>
    /// <param name="folder">Where to; what an earlier run left there is removed.</param>
    /// <param name="log">Told of what cannot be copied.</param>
    public static void Replace(Workplace? workplace, string folder, RunLog log)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
            if (workplace is not null)
                Copy(workplace, folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FactoryException)
        {
            log.Warn($"The reports of this run cannot be kept in {folder}: {error.Message}");
        }
    }

    private static void Copy(Workplace workplace, string folder)
    {
        if (workplace.Records.Find(ReleaseRecords.Plan) is { IsNeeded: true } plan)
            Copy(ReportsOf(workplace, plan), folder);
        Copy(FilesIn(Path.GetDirectoryName(workplace.ReportFile("any"))!), Path.Combine(folder, "logs"));
    }

    // Nothing leads to a version in the stage before it is verified, but its reports tell why it was not.
    private static IEnumerable<string> ReportsOf(Workplace workplace, ReleasePlan plan) =>
        FilesIn(new RefusedRelease(workplace).FindReports(plan.Version) ?? workplace.Stage.ReleaseOf(plan.Version))
            .Where(file => s_extensions.Contains(Path.GetExtension(file)) && new FileInfo(file).Length <= LargestReport);

    private static string[] FilesIn(string folder) => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    private static void Copy(IEnumerable<string> files, string folder)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(folder);
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }
}
