using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Staging;

/// <summary>
/// The pointers of a stage: version files with signatures, links, and the file <c>latest</c>. They are what makes a version public,
/// so they are switched last, and among them the version files that clients read first.
/// </summary>
public static class VersionPointers
{
    /// <summary>Makes a version the latest.</summary>
    public static void Switch(StagedTree stage, MixVersion version, FormatNumber format, ISigner signer)
    {
        new VersionFiles(stage.VersionFiles).Switch(format, version, signer);
        Follow(stage, version);
    }

    /// <summary>Lets links and <c>latest</c> follow the version files; also mends what a killed run left between the two.</summary>
    public static void Follow(StagedTree stage, MixVersion version)
    {
        Pointer.Switch(stage.UpdateLatest, $"{version}");
        Pointer.Switch(stage.ReleasesLatest, $"{version}");
        if (Directory.Exists(Path.Combine(stage.ReleaseOf(version), "images")))
            Pointer.Switch(stage.Images, $"releases/{version}/images");
        AtomicFile.WriteAllText(stage.Latest, $"{version}\n");
    }

    /// <summary>Whether every pointer leads to a version.</summary>
    public static bool Agree(StagedTree stage, MixVersion version)
        => File.Exists(stage.Latest) && File.ReadAllText(stage.Latest).Trim() == $"{version}"
        && new FileInfo(stage.UpdateLatest).LinkTarget == $"{version}"
        && new FileInfo(stage.ReleasesLatest).LinkTarget == $"{version}";
}
