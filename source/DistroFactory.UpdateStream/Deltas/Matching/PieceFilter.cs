using System.Buffers.Binary;
using System.Numerics;

namespace DistroFactory.UpdateStream.Deltas.Matching;

/// <summary>
/// Knows which pieces of eight bytes the old content does not have, so that nobody searches for them: one bit for each hash, about as many
/// bytes in all as the old content has.
/// </summary>
internal sealed class PieceFilter : IDisposable
{
    /// <summary>Length of a piece in bytes.</summary>
    public const int PieceBytes = sizeof(ulong);

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private readonly NativeArray<ulong> _bits;
    private readonly int _shift;

    public PieceFilter(ReadOnlySpan<byte> old)
    {
        var hashBits = Math.Clamp(BitOperations.Log2((uint)Math.Max(old.Length, 1)) + 3, 10, 30);
        _shift = 64 - hashBits;
        _bits = new(1 << (hashBits - 6));
        var bits = _bits.Items;
        bits.Clear();
        for (var i = 0; i <= old.Length - PieceBytes; i++)
        {
            var hash = HashOf(old[i..]);
            bits[(int)(hash >> 6)] |= 1UL << (int)hash;
        }
    }

    /// <summary>False only if the first eight bytes are nowhere in the old content.</summary>
    public bool MayHave(ReadOnlySpan<byte> wanted)
    {
        if (wanted.Length < PieceBytes)
            return false;
        var hash = HashOf(wanted);
        return (_bits.Items[(int)(hash >> 6)] >> (int)hash & 1) != 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _bits.Dispose();

    private ulong HashOf(ReadOnlySpan<byte> piece) => BinaryPrimitives.ReadUInt64LittleEndian(piece) * Multiplier >> _shift;
}
