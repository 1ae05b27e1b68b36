using System.Buffers.Binary;
using DistroFactory.Compression;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>A block as it is stored.</summary>
/// <param name="Encoding">How it is stored.</param>
/// <param name="Stored">The stored bytes.</param>
internal readonly record struct DeltaBlock(DeltaEncoding Encoding, byte[] Stored)
{
    /// <summary>No xz data is smaller, whatever it holds.</summary>
    private const int SmallestXz = 56;

    /// <summary>No bzip2 data is smaller, whatever it holds.</summary>
    private const int SmallestBzip2 = 37;

    /// <summary>
    /// gzip and bzip2 win where few bytes are scattered over many zeros, and then only against a small result. Above these sizes xz wins, and
    /// bzip2 would take long over blocks that repeat themselves: there they are not tried.
    /// </summary>
    private const int SmallBlock = 256 << 10;
    private const int SmallResult = 4 << 10;

    private static readonly CompressionSetting s_gzip = new(CompressionMethod.Gzip, 9);
    private static readonly CompressionSetting s_xz = new(CompressionMethod.Xz, 9) { Extreme = true, ShortCheck = true };
    private static readonly CompressionSetting s_bzip2 = new(CompressionMethod.Bzip2, 9);

    /// <summary>Stores a block the smallest way. Of equal sizes, the one that is cheaper to read is taken.</summary>
    /// <param name="plain">The plain bytes.</param>
    /// <param name="zerosAllowed">Whether the block may be stored as a count of zeros; the control block may not.</param>
    public static DeltaBlock Smallest(ReadOnlySpan<byte> plain, bool zerosAllowed)
    {
        if (zerosAllowed && plain.Length > sizeof(ulong) && !plain.ContainsAnyExcept((byte)0))
            return Zeros(plain.Length);
        var best = new DeltaBlock(DeltaEncoding.None, plain.ToArray());
        if (plain.IsEmpty)
            return best;
        return plain.Length <= SmallBlock ? SmallestOfSmall(best, plain) : SmallestOfLarge(best, plain);
    }

    private static DeltaBlock SmallestOfSmall(DeltaBlock best, ReadOnlySpan<byte> plain)
    {
        best = Smaller(best, DeltaEncoding.Gzip, plain, s_gzip);
        if (best.Stored.Length > SmallestXz)
            best = Smaller(best, DeltaEncoding.Xz, plain, s_xz);
        return best.Stored.Length is > SmallestBzip2 and <= SmallResult
            ? Smaller(best, DeltaEncoding.Bzip2, plain, s_bzip2)
            : best;
    }

    private static DeltaBlock SmallestOfLarge(DeltaBlock best, ReadOnlySpan<byte> plain)
    {
        best = Smaller(best, DeltaEncoding.Xz, plain, s_xz);
        return best.Stored.Length > SmallResult ? best : Smaller(best, DeltaEncoding.Gzip, plain, s_gzip);
    }

    private static DeltaBlock Zeros(int count)
    {
        var stored = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(stored, (ulong)count);
        return new(DeltaEncoding.Zeros, stored);
    }

    private static DeltaBlock Smaller(DeltaBlock best, DeltaEncoding encoding, ReadOnlySpan<byte> plain, CompressionSetting setting)
    {
        var stored = Compressor.Compress(plain, setting);
        return stored.Length < best.Stored.Length ? new(encoding, stored) : best;
    }
}
