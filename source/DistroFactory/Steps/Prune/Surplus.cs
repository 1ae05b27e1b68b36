using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Run;
using DistroFactory.Stage;
using DistroFactory.UpdateStream.Retention;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Prune;

/// <summary>
/// What no version that is kept needs: of the stream, in the stage and in the mixer's tree; of releases that were pruned, their packages
/// and images; and in the mixer's store, fullfiles that nothing else has any more. Versions that the record does not know are left alone.
/// </summary>
/// <param name="workplace">Configuration and directories.</param>
/// <param name="needed">The files of the stream that stay.</param>
/// <param name="record">Which versions were pruned, or are about to be.</param>
internal sealed class Surplus(Workplace workplace, NeededFiles needed, StreamRecord record)
{
    /// <summary>What goes of a release: the rest is small, and tells the history.</summary>
    public static readonly ImmutableArray<string> ReleaseFolders = ["images", "repo"];

    /// <summary>Finds it.</summary>
    /// <returns>The files, those first without which nobody takes a version for whole, and what their removal frees.</returns>
    public (ImmutableArray<string> Files, long FreedBytes) Find(CancellationToken cancellation)
    {
        var stage = workplace.Stage;
        var stream = OfStream(stage.Update, cancellation).ToList();
        var mixers = OfStream(workplace.UpdateTree, cancellation)
            .Where(path => !workplace.UsesMixer || IsContent(path)) // mixer counts back through manifests
            .ToList();
        var releases = record
            .Kept.Pruned.SelectMany(version => ReleaseFolders.Select(name => Path.Combine(stage.ReleaseOf(version), name)))
            .SelectMany(FolderFiles.Below)
            .ToList();
        var space = new DiskSpace();
        foreach (var path in stream.Concat(mixers).Concat(releases))
            space.Add(path);
        var stored = space.AddOtherNames(FolderFiles.Below(Path.Combine(workplace.Directory.MixStore, "fullfiles")));
        return ([.. stream.Concat(mixers).OrderBy(Rank).Concat(releases).Concat(stored)], space.FreedBytes);
    }

    private IEnumerable<string> OfStream(string tree, CancellationToken cancellation)
    {
        foreach (
            var version in StreamTree
                .VersionsIn(tree)
                .Where(version => version <= record.Latest && record.Find(version) is not null)
                .Order()
        )
        {
            foreach (var path in FolderFiles.Below(Path.Combine(tree, $"{version}")))
            {
                cancellation.ThrowIfCancellationRequested();
                if (!needed.Has(Path.GetRelativePath(tree, path)))
                    yield return path;
            }
        }
    }

    private static bool IsContent(string path) =>
        Path.GetFileName(path).StartsWith("pack-", StringComparison.Ordinal)
        || Path.GetFileName(Path.GetDirectoryName(path)) is "files" or "delta";

    // A version without its format is no base of deltas, and one without a MoM is none at all: no run builds on what is half gone.
    private static int Rank(string path) =>
        Path.GetFileName(path) switch
        {
            "format" => 0,
            var name when name.StartsWith("Manifest.MoM", StringComparison.Ordinal) => 1,
            _ => 2,
        };
}
