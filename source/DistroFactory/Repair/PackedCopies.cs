using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Repair;

/// <summary>Files that zero packs hold, made into the fullfile that is missing. Last of all: every pack has to be read for it.</summary>
internal static class PackedCopies
{
    /// <summary>The copies of a content in the zero packs of some trees, those of late versions first.</summary>
    public static IEnumerable<KeptCopy> Of(IEnumerable<string> trees, SwupdHash hash) =>
        trees
            .SelectMany(tree => StreamTree.VersionsIn(tree).Select(version => (Tree: tree, Version: version)))
            .OrderByDescending(each => each.Version)
            .SelectMany(each =>
                Directory.EnumerateFiles(Path.Combine(each.Tree, $"{each.Version}"), "pack-*-from-0.tar").Order(StringComparer.Ordinal)
            )
            .Select(pack => new KeptCopy(pack, target => Write(pack, hash, target)));

    private static void Write(string path, SwupdHash hash, Stream target)
    {
        using var file = File.OpenRead(path);
        using var pack = new PackReader(file);
        while (pack.Next() is { } member)
        {
            if (!PackMember.TryStaged(member, out var staged) || staged != hash)
                continue;
            var writer = new FullfileWriter(new CompressionSetting(CompressionMethod.Xz));
            if (member.Type != TarMemberType.File)
            {
                target.Write(writer.Make(hash, member));
                return;
            }

            using var content = new FileStream(
                Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.None,
                1 << 16,
                FileOptions.DeleteOnClose
            );
            pack.Content.CopyTo(content);
            content.Position = 0;
            writer.Write(hash, member, content, target);
            return;
        }
    }
}
