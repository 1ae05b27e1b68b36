using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Tests.Verification;

/// <summary>Writes the pack that leads a bundle from one version to the next: deltas where they are worth it, else whole files.</summary>
internal static class SmallDeltaPack
{
    /// <param name="tree">The stream; the fullfiles of both versions lie there.</param>
    /// <param name="older">The bundle's manifest so far.</param>
    /// <param name="version">The new version.</param>
    /// <param name="entries">The entries of the new manifest.</param>
    /// <param name="rename">Changes the name of a delta, to break it.</param>
    public static void Write(
        StreamTree tree,
        Manifest older,
        StreamVersion version,
        IEnumerable<ManifestEntry> entries,
        Func<DeltaName, DeltaName>? rename = null
    )
    {
        using var file = File.Create(tree.Pack(version, older.Name, older.Version));
        var pack = new PackWriter(file, new(CompressionMethod.None));
        using (var segment = new PackSegment(file, new(CompressionMethod.None)))
        {
            var known = older.Entries.Select(entry => entry.Hash).ToHashSet();
            foreach (var entry in entries.Where(entry => known.Add(entry.Hash)))
                Add(
                    segment,
                    tree,
                    older.Entries.FirstOrDefault(old => old.Name == entry.Name && old.Type == EntryType.File && old.IsPresent),
                    entry,
                    rename
                );
        }

        pack.Complete();
    }

    private static void Add(
        PackSegment segment,
        StreamTree tree,
        ManifestEntry? old,
        ManifestEntry entry,
        Func<DeltaName, DeltaName>? rename
    )
    {
        var (member, content) = Read(tree, entry);
        var delta = old is null
            ? null
            : DeltaWriter.Create(Read(tree, old).Content, content, new(member.StatMode, member.Owner, member.Group));
        if (delta is null)
        {
            segment.Add(PackMember.StagedAs(entry.Hash, member), content);
            return;
        }

        var name = DeltaName.Of(old!.Hash, entry.Hash);
        segment.Add(TarMember.File($"{PackMember.Delta}/{rename?.Invoke(name) ?? name}", 0x1A4, 0, 0, delta.Length, 0), delta);
    }

    private static (TarMember Member, byte[] Content) Read(StreamTree tree, ManifestEntry entry)
    {
        using var file = File.OpenRead(tree.Fullfile(entry.Version, entry.Hash));
        using var fullfile = new FullfileReader(file, entry.Hash);
        var content = new byte[fullfile.Member.Size];
        if (content.Length > 0)
            fullfile.Content.ReadExactly(content);
        return (fullfile.Member, content);
    }
}
