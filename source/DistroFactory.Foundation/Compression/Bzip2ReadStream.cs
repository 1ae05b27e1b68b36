using ICSharpCode.SharpZipLib.BZip2;

namespace DistroFactory.Foundation.Compression;

/// <summary>The plain bytes of one bzip2 stream or several in a row, which the library alone would end after the first.</summary>
internal sealed class Bzip2ReadStream(Stream source) : ForwardReadStream
{
    // The library asks for single bytes; what follows the end of a stream stays in this buffer for the next.
    private readonly LookAheadStream _bytes = new(source);
    private BZip2InputStream? _current;

    public override int Read(Span<byte> buffer)
    {
        while (true)
        {
            _current ??= new BZip2InputStream(_bytes) { IsStreamOwner = false };
            var count = _current.Read(buffer);
            if (count > 0)
                return count;
            if (_bytes.AtEnd)
                return 0;
            _current = null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _current?.Dispose();
        base.Dispose(disposing);
    }

    private sealed class LookAheadStream(Stream source) : ForwardReadStream
    {
        private readonly byte[] _buffer = new byte[1 << 14];
        private int _start;
        private int _end;

        /// <summary>Whether nothing is left.</summary>
        public bool AtEnd
        {
            get
            {
                if (_start == _end)
                {
                    _start = 0;
                    _end = source.Read(_buffer);
                }

                return _end == 0;
            }
        }

        public override int ReadByte() => AtEnd ? -1 : _buffer[_start++];

        public override int Read(Span<byte> destination)
        {
            if (AtEnd)
                return 0;
            var count = Math.Min(destination.Length, _end - _start);
            _buffer.AsSpan(_start, count).CopyTo(destination);
            _start += count;
            return count;
        }
    }
}
