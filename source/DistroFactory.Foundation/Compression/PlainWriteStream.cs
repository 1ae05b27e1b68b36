namespace DistroFactory.Foundation.Compression;

/// <summary>Passes on what is written, and the destination's end only when it is owned.</summary>
internal sealed class PlainWriteStream(Stream destination, bool leaveOpen) : ForwardWriteStream
{
    public override void Write(ReadOnlySpan<byte> buffer) => destination.Write(buffer);

    public override void Flush() => destination.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !leaveOpen)
            destination.Dispose();
        base.Dispose(disposing);
    }
}
