using System.Buffers.Binary;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream.Deltas.Lzma;

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

    /// <summary>Blocks up to this size are tried in every way, where gzip and bzip2 may win against a small result.</summary>
    private const int SmallBlock = 64 << 10;
    private const int SmallResult = 4 << 10;

    private static readonly CompressionSetting s_gzip = new(CompressionMethod.Gzip, 9);
    private static readonly CompressionSetting s_xz = new(CompressionMethod.Xz, 6) { ShortCheck = true };

    // Level 1 sorts blocks of 100 kB, which no small block exceeds: higher ones only take more memory.
    private static readonly CompressionSetting s_bzip2 = new(CompressionMethod.Bzip2, 1);

    /// <summary>Stores a block as it is, unless it is nothing but zeros: for deltas that are compressed together with others.</summary>
    public static DeltaBlock Plain(ReadOnlySpan<byte> plain, bool zerosAllowed) =>
        zerosAllowed && AreZeros(plain) ? Zeros(plain.Length) : new(DeltaEncoding.None, plain.ToArray());

    /// <summary>Stores a block the smallest way. Of equal sizes, the one that is cheaper to read is taken.</summary>
    /// <param name="plain">The plain bytes.</param>
    /// <param name="zerosAllowed">Whether the block may be stored as a count of zeros; the control block may not.</param>
    public static DeltaBlock Smallest(ReadOnlySpan<byte> plain, bool zerosAllowed)
    {
        if (zerosAllowed && AreZeros(plain))
            return Zeros(plain.Length);
        if (plain.IsEmpty)
            return new(DeltaEncoding.None, []);
        return plain.Length <= SmallBlock ? SmallestOfSmall(plain) : SmallestOfLarge(plain);
    }

    private static DeltaBlock SmallestOfSmall(ReadOnlySpan<byte> plain)
    {
        var best = Smaller(new(DeltaEncoding.None, plain.ToArray()), DeltaEncoding.Gzip, plain, s_gzip);
        if (best.Stored.Length > SmallestXz)
            best = Smaller(best, DeltaEncoding.Xz, plain, s_xz);
        return best.Stored.Length is > SmallestBzip2 and <= SmallResult ? Smaller(best, DeltaEncoding.Bzip2, plain, s_bzip2) : best;
    }

    private static DeltaBlock SmallestOfLarge(ReadOnlySpan<byte> plain)
    {
        var runs = new ZeroRuns(plain);
        var xz = SparseXz.Suits(runs) ? SparseXz.Compress(plain, runs) : Compressor.Compress(plain, s_xz);
        if (xz.Length >= plain.Length)
            return new(DeltaEncoding.None, plain.ToArray());
        var best = new DeltaBlock(DeltaEncoding.Xz, xz);
        return xz.Length > SmallResult ? best : Smaller(best, DeltaEncoding.Gzip, plain, s_gzip);
    }

    private static bool AreZeros(ReadOnlySpan<byte> plain) => plain.Length > sizeof(ulong) && !plain.ContainsAnyExcept((byte)0);

    private static DeltaBlock Zeros(int count)
    {
        var stored = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(stored, (ulong)count);
        return new(DeltaEncoding.Zeros, stored);
    }

    private static DeltaBlock Smaller(DeltaBlock best, DeltaEncoding encoding, ReadOnlySpan<byte> plain, CompressionSetting setting) =>
        Compressor.Compress(plain, setting) is var stored && stored.Length < best.Stored.Length ? new(encoding, stored) : best;
}
