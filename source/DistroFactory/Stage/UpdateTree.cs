using DistroFactory.Foundation;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Stage;

/// <summary>Brings the tree the mixer works in to what was released: no version less, none more.</summary>
internal static class UpdateTree
{
    /// <summary>
    /// Links versions of the stage that are missing here (another machine made them), and removes versions above the latest
    /// (a run that did not end made them). What is left here was released, so that the stage gets back what it lost of it.
    /// </summary>
    /// <param name="stage">The stage.</param>
    /// <param name="outputDirectory">The tree the mixer works in.</param>
    /// <param name="latest">The latest release.</param>
    /// <param name="kept">Versions above it that a run mixed which did not get to its end, and that the next one takes over.</param>
    /// <param name="history">Which versions were pruned: the stage does not get them back.</param>
    /// <param name="log">Told of versions that the stage gets back.</param>
    public static void Synchronise(
        StagedTree stage,
        string outputDirectory,
        StreamVersion latest,
        IEnumerable<StreamVersion> kept,
        KeptVersions history,
        RunLog log
    )
    {
        Directory.CreateDirectory(outputDirectory);
        foreach (var version in StreamTree.VersionsIn(outputDirectory).Where(version => version > latest).Except(kept))
            LinkedTree.Remove(Path.Combine(outputDirectory, version.ToString()));
        foreach (
            var version in StreamTree
                .VersionsIn(stage.Update)
                .Where(version => version <= latest)
                .Except(StreamTree.VersionsIn(outputDirectory))
        )
            LinkedTree.Make(stage.UpdateOf(version), Path.Combine(outputDirectory, version.ToString()));
        foreach (
            var version in StreamTree
                .VersionsIn(outputDirectory)
                .Where(version => version <= latest)
                .Except(StreamTree.VersionsIn(stage.Update))
                .Where(version => !history.IsPruned(version))
                .Order()
        )
        {
            LinkedTree.Make(Path.Combine(outputDirectory, version.ToString()), stage.UpdateOf(version));
            log.Warn($"{stage.UpdateOf(version)} was restored from {Path.Combine(outputDirectory, version.ToString())}: it was missing.");
        }
    }
}
