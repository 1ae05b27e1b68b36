using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.UpdateStream.Packs;

/// <summary>
/// A run of pack members as one compressed stream of its own. A pack is a head segment, segments of members and an end segment,
/// one after the other: a tar is a concatenation of members, and clients read concatenated streams of every method
/// (mixing specification, "packs made of segments").
/// </summary>
public sealed class PackSegment : IDisposable
{
    private readonly Stream _compressed;

    /// <summary>Starts a segment; it is complete when this is disposed.</summary>
    /// <param name="destination">Where the compressed bytes go; stays open.</param>
    /// <param name="setting">The compression; all segments of a pack must have the same method.</param>
    public PackSegment(Stream destination, CompressionSetting setting) =>
        _compressed = Compressor.OpenWrite(destination, setting, leaveOpen: true);

    /// <summary>Adds a directory, link or a file of which the content is in memory.</summary>
    public void Add(TarMember member, ReadOnlySpan<byte> content = default) => TarWriter.WriteMember(_compressed, member, content);

    /// <summary>Adds a file of which the content is copied up to the end of a stream.</summary>
    public void Add(TarMember member, Stream content) => TarWriter.WriteMember(_compressed, member, content);

    /// <summary>Ends the compressed stream.</summary>
    public void Dispose() => _compressed.Dispose();

    /// <summary>The segment every pack begins with: the directories <c>delta/</c> and <c>staged/</c>.</summary>
    public static byte[] Head(CompressionSetting setting)
    {
        var tar = new MemoryStream();
        foreach (var name in new[] { PackMember.Delta, PackMember.Staged })
            TarWriter.WriteMember(tar, TarMember.Directory(name, mode: 0x1C0, owner: 0, group: 0, modified: 0));
        return Compressor.Compress(tar.ToArray(), setting);
    }

    /// <summary>The segment every pack ends with: the end mark of the tar.</summary>
    public static byte[] End(CompressionSetting setting)
    {
        var tar = new MemoryStream();
        TarWriter.WriteEnd(tar);
        return Compressor.Compress(tar.ToArray(), setting);
    }
}
