using System.Text;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Staging;

/// <summary>
/// The pointers of a stage: the version files with their signatures, the links and the file <c>latest</c>. They are what makes a
/// version public, so they are switched last. All version files are made beside the old ones and take their place in one moment.
/// </summary>
public sealed class VersionPointers(StagedTree stage, ISigner signer)
{
    /// <summary>Makes a version the latest.</summary>
    public void Switch(MixVersion version, FormatNumber format)
    {
        SwitchVersionFiles(version, format);
        Follow(version);
    }

    /// <summary>Lets everything else follow the version files; also mends what a killed run left between the two.</summary>
    public void Follow(MixVersion version)
    {
        Pointer.Switch(stage.UpdateLatest, $"{version}");
        Pointer.Switch(stage.ReleasesLatest, $"{version}");
        if (Directory.Exists(Path.Combine(stage.ReleaseOf(version), "images")))
            Pointer.Switch(stage.Images, $"releases/{version}/images");
        AtomicFile.WriteAllText(stage.Latest, $"{version}\n");
    }

    private void SwitchVersionFiles(MixVersion version, FormatNumber format)
    {
        var next = Path.Combine(stage.Update, ".version" + AtomicFile.PartialMark + "tree");
        LinkedTree.Remove(next);
        if (Directory.Exists(stage.VersionFiles))
            LinkedTree.Fill(stage.VersionFiles, next);
        WriteVersionFiles(next, version, format);
        if (!Directory.Exists(stage.VersionFiles))
            Directory.Move(next, stage.VersionFiles);
        else if (!FileNames.TryExchange(next, stage.VersionFiles))
            MoveFiles(next, stage.VersionFiles);
        LinkedTree.Remove(next);
    }

    private void WriteVersionFiles(string folder, MixVersion version, FormatNumber format)
    {
        var first = Path.Combine(folder, $"format{format}", "first");
        if (!File.Exists(first))
            AtomicFile.WriteAllText(first, version.ToString());
        WriteSigned(Path.Combine(folder, $"format{format}", "latest"), version);
        WriteSigned(Path.Combine(folder, "latest_version"), version);
    }

    private void WriteSigned(string path, MixVersion version)
    {
        var content = Encoding.ASCII.GetBytes(version.ToString());
        AtomicFile.WriteAllBytes(path, content);
        AtomicFile.WriteAllBytes(path + ".sig", signer.Sign(content));
    }

    // Where the file system cannot exchange directories: one by one, the version file that history is read from last.
    private static void MoveFiles(string source, string target)
    {
        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file))
            .OrderBy(file => file.StartsWith("latest_version", StringComparison.Ordinal))
            .ThenByDescending(file => file, StringComparer.Ordinal);
        foreach (var file in files)
        {
            var place = Path.Combine(target, file);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            FileNames.Replace(Path.Combine(source, file), place);
        }
    }
}
