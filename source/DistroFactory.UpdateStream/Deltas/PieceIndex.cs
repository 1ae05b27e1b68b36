using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DistroFactory.Foundation;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>
/// Knows where in the old content the pieces of eight bytes are that begin at every fourth byte. Whatever is equal over eleven bytes
/// contains one of them. Takes up to three bytes of memory for each old byte, and time in proportion, whatever the content repeats.
/// </summary>
internal sealed class PieceIndex : IDisposable
{
    /// <summary>How far the beginnings of two pieces are apart.</summary>
    public const int Every = 4;

    /// <summary>Length of a piece.</summary>
    public const int PieceBytes = sizeof(ulong);

    /// <summary>Of a piece that is in many places, so many are tried: those nearest to where it is expected.</summary>
    private const int Tried = 64;

    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The places, by the hash of the piece there, those of one hash in ascending order.</summary>
    private readonly NativeArray<int> _places;

    /// <summary>Of each hash, one behind its last place.</summary>
    private readonly NativeArray<int> _ends;
    private readonly int _shift;

    public PieceIndex(ReadOnlySpan<byte> old)
    {
        var pieces = old.Length < PieceBytes ? 0 : ((old.Length - PieceBytes) / Every) + 1;
        var bits = BitOperations.Log2((uint)pieces | 0xFF) + 1;
        _shift = 64 - bits;
        _ends = new((1 << bits) + 1);
        _places = new(pieces);
        Sort(old, _ends.Items, _places.Items);
    }

    /// <summary>
    /// Where the longest piece begins that begins like <paramref name="wanted"/>, of equally long ones the nearest to the expected place;
    /// length 0 if there is none.
    /// </summary>
    public (int Place, int Length) Longest(ReadOnlySpan<byte> old, ReadOnlySpan<byte> wanted, int expected)
    {
        if (wanted.Length < PieceBytes)
            return default;
        var hash = HashAt(wanted, 0);
        var places = _places.Items[(hash == 0 ? 0 : _ends.Items[hash - 1]).._ends.Items[hash]];
        if (places.IsEmpty)
            return default;
        var nearest = NearestTo(expected, places);
        var best = places[nearest];
        var longest = old[best..].CommonPrefixLength(wanted);
        foreach (var place in places[Math.Max(0, nearest - (Tried / 2))..Math.Min(places.Length, nearest + (Tried / 2))])
        {
            var there = old[place..];
            if (
                longest < Math.Min(there.Length, wanted.Length)
                && there[longest] == wanted[longest]
                && there.CommonPrefixLength(wanted) is var length
                && length > longest
            )
                (best, longest) = (place, length);
        }

        // What is shorter than a piece had the same hash by chance.
        return longest < PieceBytes ? default : (best, longest);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _places.Dispose();
        _ends.Dispose();
    }

    /// <summary>Counts the pieces of each hash, and puts each where there is room for its hash.</summary>
    private void Sort(ReadOnlySpan<byte> old, Span<int> ends, Span<int> places)
    {
        ends.Clear();
        for (var i = 0; i < places.Length; i++)
            ends[HashAt(old, i * Every) + 1]++;
        for (var hash = 1; hash < ends.Length; hash++)
            ends[hash] += ends[hash - 1];

        // So far the beginnings stand there; each moves on to the end as its places are filled in.
        for (var i = 0; i < places.Length; i++)
            places[ends[HashAt(old, i * Every)]++] = i * Every;
    }

    private static int NearestTo(int expected, Span<int> places)
    {
        var found = places.BinarySearch(expected);
        var next = found < 0 ? ~found : found;
        if (next == 0)
            return 0;
        return next == places.Length || expected - places[next - 1] < places[next] - expected ? next - 1 : next;
    }

    /// <summary>Hash of the piece at a position that the caller has checked.</summary>
    private int HashAt(ReadOnlySpan<byte> text, int position) =>
        (int)(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), position)) * Multiplier >> _shift);
}
