using System.IO.Compression;

namespace DistroFactory.Foundation.Compression;

/// <summary>
/// gzip without a name or a time in its header. The runtime's own stream writes not even a header when nothing is written to it.
/// </summary>
internal sealed class GzipWriteStream(Stream destination, int level, bool leaveOpen) : ForwardWriteStream
{
    /// <summary>Magic, deflate, no flags, no time, slow, Unix; an empty final block; CRC and length 0.</summary>
    private static ReadOnlySpan<byte> Empty => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly GZipStream _gzip = new(destination, new ZLibCompressionOptions { CompressionLevel = level }, leaveOpen: true);
    private bool _any;
    private bool _disposed;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _any |= !buffer.IsEmpty;
        _gzip.Write(buffer);
    }

    /// <summary>Does not end a block: how often a caller flushes must not change the bytes.</summary>
    public override void Flush() => destination.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _gzip.Dispose();
            if (!_any)
                destination.Write(Empty);
            if (!leaveOpen)
                destination.Dispose();
        }

        base.Dispose(disposing);
    }
}
