namespace DistroFactory.Foundation.Compression;

/// <summary>Reads a source that stays open when this is disposed.</summary>
internal sealed class PlainReadStream(Stream source) : ForwardReadStream
{
    public override int Read(Span<byte> buffer) => source.Read(buffer);
}
