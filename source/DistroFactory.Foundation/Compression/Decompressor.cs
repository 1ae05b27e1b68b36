using ICSharpCode.SharpZipLib.GZip;

namespace DistroFactory.Foundation.Compression;

/// <summary>Decompresses in process. Concatenated streams and frames of one method are read as one.</summary>
public static class Decompressor
{
    private const int MagicLength = 6;
    private const int BufferSize = 1 << 16;

    /// <summary>Recognises a method by the first six bytes; <see cref="CompressionMethod.None"/> when there is no magic number.</summary>
    public static CompressionMethod Detect(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0x1F, 0x8B, ..] => CompressionMethod.Gzip,
            [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => CompressionMethod.Bzip2,
            [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0x00, ..] => CompressionMethod.Xz,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => CompressionMethod.Zstd,
            _ => CompressionMethod.None,
        };

    // System.IO.Compression.GZipStream takes a file that was cut short for a whole one; SharpZipLib's checks length and CRC.

    /// <summary>A stream of the plain bytes. <see cref="CompressionMethod.Xz"/> also reads the older .lzma format.</summary>
    /// <param name="source">The compressed bytes.</param>
    /// <param name="method">Their format.</param>
    /// <param name="leaveOpen">Whether the source outlives the stream.</param>
    /// <param name="xzMemory">Bytes of memory that xz data may ask for; the other formats cannot ask for much.</param>
    /// <exception cref="CompressionException">While reading: the data is corrupt, cut short, or asks for too much memory.</exception>
    /// <exception cref="FactoryException">The library of the method is not on this machine.</exception>
    public static Stream OpenRead(
        Stream source,
        CompressionMethod method,
        bool leaveOpen = false,
        long xzMemory = XzReadStream.MemoryLimit
    ) =>
        method switch
        {
            CompressionMethod.None => leaveOpen ? new PlainReadStream(source) : source,
            CompressionMethod.Xz => new XzReadStream(source, leaveOpen, xzMemory),
            CompressionMethod.Gzip => new CheckedReadStream(source, method, leaveOpen, inner => new GZipInputStream(inner, BufferSize)),
            CompressionMethod.Bzip2 => new CheckedReadStream(source, method, leaveOpen, inner => new Bzip2ReadStream(inner)),
            CompressionMethod.Zstd => new CheckedReadStream(source, method, leaveOpen, inner => new ZstdSharp.DecompressionStream(inner)),
            _ => throw new ArgumentOutOfRangeException(nameof(method), method, "not a compression method"),
        };

    /// <summary>A stream of the plain bytes of a source whose method is recognised by its first bytes.</summary>
    /// <exception cref="CompressionException">While reading: the data is corrupt, cut short, or asks for too much memory.</exception>
    /// <exception cref="FactoryException">The library of the method is not on this machine.</exception>
    public static Stream OpenRead(Stream source, bool leaveOpen = false)
    {
        var head = new byte[MagicLength];
        var length = source.ReadAtLeast(head, MagicLength, throwOnEndOfStream: false);
        head = head[..length];
        var method = Detect(head);
        return OpenRead(new PrefixedReadStream(head, source, leaveOpen), method);
    }
}
