using DistroFactory.Foundation.Compression;

namespace DistroFactory.UpdateStream.Packs;

/// <summary>Writes a pack: head, finished segments copied as they are, end.</summary>
public sealed class PackWriter
{
    private readonly Stream _destination;
    private readonly CompressionSetting _setting;

    /// <summary>Writes the head.</summary>
    /// <param name="destination">The pack file; stays open.</param>
    /// <param name="setting">The compression of head and end; the segments must be of the same method.</param>
    public PackWriter(Stream destination, CompressionSetting setting)
    {
        _destination = destination;
        _setting = setting;
        destination.Write(PackSegment.Head(setting));
    }

    /// <summary>Appends a finished segment.</summary>
    public void Append(Stream segment) => segment.CopyTo(_destination);

    /// <summary>Appends a finished segment.</summary>
    public void Append(ReadOnlySpan<byte> segment) => _destination.Write(segment);

    /// <summary>Writes the end; without it the pack is cut short.</summary>
    public void Complete() => _destination.Write(PackSegment.End(_setting));
}
