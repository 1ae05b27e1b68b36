using DistroFactory.Staging;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing;

/// <summary>Brings the tree the mixer works in to what was released: no version less, none more.</summary>
public static class UpdateTree
{
    /// <summary>
    /// Links versions of the stage that are missing here (another machine made them), and removes versions above the latest
    /// (a run that did not end made them).
    /// </summary>
    public static void Synchronise(StagedTree stage, string outputDirectory, MixVersion latest)
    {
        Directory.CreateDirectory(outputDirectory);
        foreach (var version in Versions(outputDirectory).Where(version => version > latest))
            LinkedTree.Remove(Path.Combine(outputDirectory, version.ToString()));
        foreach (var version in Versions(stage.Update).Where(version => version <= latest).Except(Versions(outputDirectory)))
            LinkedTree.Make(stage.UpdateOf(version), Path.Combine(outputDirectory, version.ToString()));
    }

    /// <summary>The versions of a tree, in no order.</summary>
    public static MixVersion[] Versions(string directory)
        => Directory.Exists(directory)
            ? [.. Directory.EnumerateDirectories(directory)
                .Select(path => MixVersion.TryParse(Path.GetFileName(path), out var version) ? version : MixVersion.None)
                .Where(version => version > MixVersion.None)]
            : [];
}
