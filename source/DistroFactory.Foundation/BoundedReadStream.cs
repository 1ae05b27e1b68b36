namespace DistroFactory.Foundation;

/// <summary>Reads a source that somebody else made, and stops with an error where it is longer than it may be.</summary>
/// <param name="source">The source; it is not disposed.</param>
/// <param name="limit">How many bytes may come.</param>
/// <param name="failure">Makes the error.</param>
public sealed class BoundedReadStream(Stream source, long limit, Func<Exception> failure) : ForwardReadStream
{
    private long _count;

    /// <summary>Begins to count at nothing again: for a limit on each part of a source.</summary>
    public void Restart() => _count = 0;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var count = source.Read(buffer);
        _count += count;
        return _count <= limit ? count : throw failure();
    }
}
