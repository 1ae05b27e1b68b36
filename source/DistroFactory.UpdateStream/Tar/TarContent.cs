namespace DistroFactory.UpdateStream.Tar;

/// <summary>The content of one member: a window on the tar that ends with the member.</summary>
internal sealed class TarContent(Stream source, long size) : Stream
{
    private readonly long _size = size;
    private long _left = size;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => _size;

    public override long Position
    {
        get => _size - _left;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_left == 0 || buffer.IsEmpty)
            return 0;
        var read = source.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        if (read == 0)
            throw new TarException($"it ends {_left} bytes before the end of a member");
        _left -= read;
        return read;
    }

    /// <summary>Reads up to the next header.</summary>
    public void Skip()
    {
        Span<byte> waste = stackalloc byte[4096];
        while (Read(waste) > 0) { }

        var padding = waste[..TarWriter.PaddingOf(_size)];
        if (source.ReadAtLeast(padding, padding.Length, throwOnEndOfStream: false) < padding.Length)
            throw new TarException("it ends within the padding of a member");
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
