using System.Buffers.Binary;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>Reads the header of a delta, and refuses one that does not describe exactly the bytes that follow it.</summary>
public static class DeltaHeaderReader
{
    private const int MagicBytes = 8;

    /// <summary>The header of a delta.</summary>
    /// <param name="delta">The whole delta.</param>
    /// <param name="start">Where the control block starts.</param>
    /// <exception cref="DeltaException">
    /// It is no delta, it says that the file is to be fetched whole, or its sizes are not those of its blocks.
    /// </exception>
    public static DeltaHeader Read(ReadOnlySpan<byte> delta, out int start)
    {
        if (delta.StartsWith(DeltaHeader.FullDownload))
            throw new DeltaException("it says that the file is to be fetched whole");
        var small = delta.StartsWith(DeltaHeader.SmallMagic);
        if (!small && !delta.StartsWith(DeltaHeader.LargeMagic))
            throw new DeltaException($"it starts neither with {Ascii(DeltaHeader.SmallMagic)} nor with {Ascii(DeltaHeader.LargeMagic)}");
        var length = small ? DeltaHeader.SmallBytes : DeltaHeader.LargeBytes;
        if (delta.Length < length)
            throw new DeltaException("it is cut short in its header");
        start = delta[MagicBytes];
        if (start < length)
            throw new DeltaException($"its first block starts at {start}, within its header");
        var sizes = delta[(MagicBytes + 1)..];
        var header = small
            ? ReadSmall(sizes, ReadStat(delta[..length], out var encodings), encodings)
            : ReadLarge(sizes, ReadStat(delta[..length], out encodings), encodings);
        var total = (long)start + header.ControlBytes + header.DiffBytes + header.ExtraBytes;
        return total == delta.Length ? header : throw new DeltaException($"it has {delta.Length} bytes, and its header speaks of {total}");
    }

    private static DeltaHeader ReadSmall(ReadOnlySpan<byte> sizes, DeltaStat stat, DeltaEncodings encodings) =>
        new(
            sizes[0],
            BinaryPrimitives.ReadUInt16LittleEndian(sizes[1..]),
            BinaryPrimitives.ReadUInt16LittleEndian(sizes[3..]),
            BinaryPrimitives.ReadUInt16LittleEndian(sizes[5..]),
            BinaryPrimitives.ReadUInt16LittleEndian(sizes[7..]),
            stat,
            encodings
        );

    private static DeltaHeader ReadLarge(ReadOnlySpan<byte> sizes, DeltaStat stat, DeltaEncodings encodings) =>
        new(
            Size("control block", BinaryPrimitives.ReadUInt32LittleEndian(sizes)),
            Size("diff block", BinaryPrimitives.ReadUInt64LittleEndian(sizes[4..])),
            Size("extra block", BinaryPrimitives.ReadUInt64LittleEndian(sizes[12..])),
            Size("old file", BinaryPrimitives.ReadUInt64LittleEndian(sizes[20..])),
            Size("new file", BinaryPrimitives.ReadUInt64LittleEndian(sizes[28..])),
            stat,
            encodings
        );

    /// <summary>Both headers end the same way.</summary>
    private static DeltaStat ReadStat(ReadOnlySpan<byte> header, out DeltaEncodings encodings)
    {
        var end = header[^14..];
        var mode = BinaryPrimitives.ReadUInt32LittleEndian(end);
        if (mode > ushort.MaxValue)
            throw new DeltaException($"its mode 0x{mode:x} is none");
        encodings = DeltaEncodings.FromMask(BinaryPrimitives.ReadUInt16LittleEndian(end[12..]));
        return new((ushort)mode, BinaryPrimitives.ReadUInt32LittleEndian(end[4..]), BinaryPrimitives.ReadUInt32LittleEndian(end[8..]));
    }

    private static int Size(string what, ulong size) =>
        size <= DeltaLimits.FileBytes
            ? (int)size
            : throw new DeltaException($"its {what} has {size} bytes, more than {DeltaLimits.FileBytes}");

    private static string Ascii(ReadOnlySpan<byte> magic) => System.Text.Encoding.ASCII.GetString(magic);
}
