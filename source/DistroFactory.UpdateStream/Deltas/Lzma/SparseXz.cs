using System.Buffers.Binary;
using System.IO.Hashing;

namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>
/// Compresses what is runs of zeros for the most part, like the difference of two files, as xz. Over the updates of a real distribution
/// that takes a quarter of the time of liblzma at its best (<c>xz -6e</c>) for a hundredth more, because nobody looks for what zeros are
/// like.
/// </summary>
internal static class SparseXz
{
    /// <summary>How far back a match may reach: what preset 6 of xz has.</summary>
    public const int DictionaryBytes = 8 << 20;

    /// <summary>
    /// At most one byte in so many is outside the runs: where it is more, liblzma finds too much that this does not look for.
    /// </summary>
    private const int MostOther = 4;

    /// <summary>The dictionary in a block header: 2^22 doubled.</summary>
    private const byte DictionaryCode = 22;

    private static ReadOnlySpan<byte> Magic => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    private static ReadOnlySpan<byte> Flags => [0, 1];

    /// <summary>Whether data is sparse enough, and does not take more memory than liblzma would.</summary>
    /// <param name="runs">The runs of the data.</param>
    public static bool Suits(ZeroRuns runs) => runs.Others <= runs.Bytes / MostOther && runs.Others <= DictionaryBytes;

    /// <summary>The xz stream of the data, with a CRC-32.</summary>
    /// <param name="data">The data.</param>
    /// <param name="runs">Its runs.</param>
    public static byte[] Compress(ReadOnlySpan<byte> data, ZeroRuns runs)
    {
        var stream = new MemoryStream();
        stream.Write(Magic);
        WriteChecked(stream, Flags);

        // Block header: its size in words less one, no sizes, the filter LZMA2 with one byte of properties, padding.
        var block = stream.Length;
        WriteChecked(stream, [2, 0, 0x21, 1, DictionaryCode, 0, 0, 0]);
        new ChunkWriter(stream).Write(data, runs);
        var unpadded = stream.Length - block + sizeof(uint);
        Pad(stream);
        Write(stream, Crc32.HashToUInt32(data));

        var index = new MemoryStream();
        index.Write([0, 1]);
        WriteNumber(index, unpadded);
        WriteNumber(index, data.Length);
        Pad(index);
        WriteChecked(stream, index.ToArray());

        Span<byte> footer = stackalloc byte[sizeof(uint) + 2];
        BinaryPrimitives.WriteUInt32LittleEndian(footer, (uint)(index.Length / sizeof(uint)));
        Flags.CopyTo(footer[sizeof(uint)..]);
        Write(stream, Crc32.HashToUInt32(footer));
        stream.Write(footer);
        stream.Write("YZ"u8);
        return stream.ToArray();
    }

    private static void WriteChecked(MemoryStream stream, ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        Write(stream, Crc32.HashToUInt32(bytes));
    }

    private static void Write(MemoryStream stream, uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        stream.Write(bytes);
    }

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % sizeof(uint) != 0)
            stream.WriteByte(0);
    }

    /// <summary>Seven bits a byte, the lowest first, the highest bit set in all but the last.</summary>
    private static void WriteNumber(MemoryStream stream, long value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
