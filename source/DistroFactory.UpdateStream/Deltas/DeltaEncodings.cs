using System.Numerics;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>How the three blocks of a delta are stored.</summary>
/// <param name="Control">The control block; never <see cref="DeltaEncoding.Zeros"/>.</param>
/// <param name="Diff">What is added to old bytes.</param>
/// <param name="Extra">What is new.</param>
public readonly record struct DeltaEncodings(DeltaEncoding Control, DeltaEncoding Diff, DeltaEncoding Extra)
{
    // Five bits for each block, one of which is set. The control block has no use for its fifth; the sixteenth bit of all belongs to
    // nobody.
    private const int DiffShift = 5;
    private const int ExtraShift = 10;
    private const int BlockMask = 0b1_1111;

    /// <summary>The mask of a header.</summary>
    public ushort Mask => (ushort)(1 << (int)Control | 1 << (int)Diff + DiffShift | 1 << (int)Extra + ExtraShift);

    /// <summary>Reads the mask of a header.</summary>
    /// <exception cref="DeltaException">A block has no encoding or two, or one that it cannot have.</exception>
    public static DeltaEncodings FromMask(ushort mask)
    {
        if (mask >> ExtraShift > BlockMask)
            throw new DeltaException($"its encodings 0x{mask:x4} have a bit that means nothing");
        var encodings = new DeltaEncodings(
            Single("control", mask & BlockMask),
            Single("diff", mask >> DiffShift & BlockMask),
            Single("extra", mask >> ExtraShift)
        );
        return encodings.Control == DeltaEncoding.Zeros
            ? throw new DeltaException("its control block claims to be nothing but zeros")
            : encodings;
    }

    private static DeltaEncoding Single(string block, int bits) =>
        BitOperations.PopCount((uint)bits) == 1
            ? (DeltaEncoding)BitOperations.TrailingZeroCount(bits)
            : throw new DeltaException($"its {block} block has {BitOperations.PopCount((uint)bits)} encodings");
}
