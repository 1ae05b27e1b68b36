using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Channels;

/// <summary>Lets version files lead to a version that is not the latest of the stage.</summary>
internal static class ChannelPointers
{
    /// <summary>
    /// Writes the version files of a tree. Those of formats that ended before the version are the stage's, signed as they were then: they
    /// lead to the bridges, which no machine may leave out.
    /// </summary>
    /// <param name="tree">The tree.</param>
    /// <param name="stage">The stage, which has the version.</param>
    /// <param name="version">The version.</param>
    /// <param name="signer">Signs below the root that machines of the version pin.</param>
    public static void Fill(StagedTree tree, StagedTree stage, StreamVersion version, ISigner signer)
    {
        var format = FormatOf(stage, version);
        foreach (var folder in Directory.EnumerateDirectories(stage.VersionFiles, "format*"))
        {
            if (!FormatNumber.TryParse(Path.GetFileName(folder)["format".Length..], out var ended) || ended >= format)
                continue;
            foreach (var file in Directory.EnumerateFiles(folder))
                AtomicFile.WriteAllBytes(
                    Path.Combine(tree.VersionFiles, Path.GetFileName(folder), Path.GetFileName(file)),
                    File.ReadAllBytes(file)
                );
        }

        var first = stage.FirstOf(format);
        new VersionFiles(tree.VersionFiles).Switch([new(format, first == StreamVersion.None ? version : first, version)], signer);
        AtomicFile.WriteAllText(tree.Latest, $"{version}\n");
    }

    /// <summary>The format of a version of the stage.</summary>
    public static FormatNumber FormatOf(StagedTree stage, StreamVersion version) =>
        ManifestReader.ReadFile(PreparedVersion.Mom(stage, version)).Format;
}
