using DistroFactory.Foundation;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
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
        var format = PreparedVersion.FormatOf(stage, version);
        foreach (var ended in new VersionFiles(stage.VersionFiles).Formats.Where(each => each < format))
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(stage.VersionFiles, VersionFiles.FolderOf(ended))))
                AtomicFile.WriteAllBytes(
                    Path.Combine(tree.VersionFiles, VersionFiles.FolderOf(ended), Path.GetFileName(file)),
                    File.ReadAllBytes(file)
                );
        }

        var first = stage.FirstOf(format);
        new VersionFiles(tree.VersionFiles).Switch([new(format, first == StreamVersion.None ? version : first, version)], signer);
        AtomicFile.WriteAllText(tree.Latest, $"{version}\n");
    }
}
