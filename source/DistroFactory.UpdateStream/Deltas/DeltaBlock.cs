using System.Buffers.Binary;
using DistroFactory.Compression;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>A block as it is stored.</summary>
/// <param name="Encoding">How it is stored.</param>
/// <param name="Stored">The stored bytes.</param>
internal readonly record struct DeltaBlock(DeltaEncoding Encoding, byte[] Stored)
{
    /// <summary>No xz or bzip2 data is smaller, whatever it holds: where gzip gets below, it has won.</summary>
    private const int SmallestOfOthers = 37;

    /// <summary>
    /// bzip2 wins where few bytes are scattered over many zeros, and then only against a small result. Elsewhere it loses to xz, and takes
    /// long over large blocks that repeat themselves: there it is not tried.
    /// </summary>
    private const int LargestForBzip2 = 256 << 10;
    private const int LargestResultForBzip2 = 4 << 10;

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
        best = Smaller(best, DeltaEncoding.Gzip, plain, s_gzip);
        if (best.Stored.Length <= SmallestOfOthers)
            return best;
        best = Smaller(best, DeltaEncoding.Xz, plain, s_xz);
        return plain.Length <= LargestForBzip2 && best.Stored.Length <= LargestResultForBzip2
            ? Smaller(best, DeltaEncoding.Bzip2, plain, s_bzip2)
            : best;
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
