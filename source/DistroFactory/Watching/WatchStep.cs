using System.Text.Json;
using DistroFactory.Planning;
using DistroFactory.Releasing;
using DistroFactory.Workspace;

namespace DistroFactory.Watching;

/// <summary>Says whether a release is needed, and keeps the finding as JSON.</summary>
public static class WatchStep
{
    /// <summary>Name of the file in the namespace's directory.</summary>
    public const string FileName = "watch.json";

    /// <summary>Whether a release is needed. Takes no lock and leaves the work area alone: a watcher may look while a release runs.</summary>
    public static bool Run(Workplace workplace, ReleasePlan plan)
    {
        var record = WatchRecord.Of(plan);
        AtomicFile.WriteAllText(Path.Combine(workplace.Directory.Path, FileName), JsonSerializer.Serialize(record, RecordJson.Options) + "\n");
        foreach (var line in record.Describe())
            workplace.Log.WriteLine(line);
        return record.ReleaseNeeded;
    }
}
