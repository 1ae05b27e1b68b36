using System.Buffers.Binary;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>
/// The header of a delta (update-stream specification, "Deltas"). There are two: a large one for anything, and a small one for small files,
/// whose deltas are often not much larger than a header.
/// </summary>
/// <param name="ControlBytes">Bytes of the stored control block.</param>
/// <param name="DiffBytes">Bytes of the stored diff block.</param>
/// <param name="ExtraBytes">Bytes of the stored extra block.</param>
/// <param name="OldBytes">Size of the old file.</param>
/// <param name="NewBytes">Size of the new file.</param>
/// <param name="Stat">Mode and owner of the new file.</param>
/// <param name="Encodings">How the blocks are stored.</param>
public sealed record DeltaHeader(
    int ControlBytes,
    int DiffBytes,
    int ExtraBytes,
    int OldBytes,
    int NewBytes,
    DeltaStat Stat,
    DeltaEncodings Encodings
)
{
    /// <summary>Bytes of the large header.</summary>
    public const int LargeBytes = 67;

    /// <summary>Bytes of the small header.</summary>
    public const int SmallBytes = 32;

    /// <summary>The whole of a delta that says: fetch the file instead.</summary>
    public static ReadOnlySpan<byte> FullDownload => "FULLV20U"u8;

    /// <summary>What a large header starts with.</summary>
    internal static ReadOnlySpan<byte> LargeMagic => "BSDIFF4U"u8;

    /// <summary>What a small header starts with.</summary>
    internal static ReadOnlySpan<byte> SmallMagic => "BSDIFF4V"u8;

    /// <summary>Whether everything fits into the small header.</summary>
    public bool IsSmall =>
        OldBytes <= ushort.MaxValue
        && NewBytes <= ushort.MaxValue
        && ControlBytes <= byte.MaxValue
        && DiffBytes <= ushort.MaxValue
        && ExtraBytes <= ushort.MaxValue;

    /// <summary>Bytes of this header when written: where the first block starts.</summary>
    public int Bytes => IsSmall ? SmallBytes : LargeBytes;

    /// <summary>Bytes of header and blocks.</summary>
    public long TotalBytes => (long)Bytes + ControlBytes + DiffBytes + ExtraBytes;

    /// <summary>Writes <see cref="Bytes"/> bytes; small if everything fits.</summary>
    public void Write(Span<byte> destination)
    {
        destination[8] = (byte)Bytes;
        if (IsSmall)
            WriteSmall(destination);
        else
            WriteLarge(destination);
        var stat = destination[(Bytes - 14)..Bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(stat, Stat.Mode);
        BinaryPrimitives.WriteUInt32LittleEndian(stat[4..], Stat.Owner);
        BinaryPrimitives.WriteUInt32LittleEndian(stat[8..], Stat.Group);
        BinaryPrimitives.WriteUInt16LittleEndian(stat[12..], Encodings.Mask);
    }

    private void WriteSmall(Span<byte> header)
    {
        SmallMagic.CopyTo(header);
        header[9] = (byte)ControlBytes;
        BinaryPrimitives.WriteUInt16LittleEndian(header[10..], (ushort)DiffBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header[12..], (ushort)ExtraBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header[14..], (ushort)OldBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(header[16..], (ushort)NewBytes);
    }

    private void WriteLarge(Span<byte> header)
    {
        LargeMagic.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[9..], (uint)ControlBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(header[13..], (ulong)DiffBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(header[21..], (ulong)ExtraBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(header[29..], (ulong)OldBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(header[37..], (ulong)NewBytes);
        BinaryPrimitives.WriteUInt64LittleEndian(header[45..], 0); // a time that nobody sets
    }
}
