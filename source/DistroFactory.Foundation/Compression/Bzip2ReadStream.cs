using ICSharpCode.SharpZipLib.BZip2;

namespace DistroFactory.Foundation.Compression;

/// <summary>The plain bytes of one bzip2 stream or several in a row, which the library alone would end after the first.</summary>
internal sealed class Bzip2ReadStream(Stream source) : ForwardReadStream
{
    // The library asks for single bytes; what follows the end of a stream stays in this buffer for the next.
    private readonly LookAheadStream bytes = new(source);
    private BZip2InputStream? current;

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            current ??= new BZip2InputStream(bytes) { IsStreamOwner = false };
            var count = current.Read(buffer);
            if (count > 0)
                return count;
            if (bytes.AtEnd)
                return 0;
            current = null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            current?.Dispose();
        base.Dispose(disposing);
    }

    private sealed class LookAheadStream(Stream source) : ForwardReadStream
    {
        private readonly byte[] buffer = new byte[1 << 14];
        private int start;
        private int end;

        /// <summary>Whether nothing is left.</summary>
        public bool AtEnd
        {
            get
            {
                if (start == end)
                {
                    start = 0;
                    end = source.Read(buffer);
                }

                return end == 0;
            }
        }

        public override int ReadByte() => AtEnd ? -1 : buffer[start++];

        public override int Read(Span<byte> destination)
        {
            if (AtEnd)
                return 0;
            var count = Math.Min(destination.Length, end - start);
            buffer.AsSpan(start, count).CopyTo(destination);
            start += count;
            return count;
        }
    }
}
