namespace DistroFactory.Foundation.Compression;

/// <summary>Knows how much was read from a source.</summary>
internal sealed class CountedReadStream(Stream source, bool leaveOpen) : ForwardReadStream
{
    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        Count += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            source.Dispose();
        base.Dispose(disposing);
    }
}
