using System.Buffers.Binary;
using System.Numerics;

namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>Earlier bytes that are like those at a position.</summary>
/// <param name="Distance">How far back they are.</param>
/// <param name="Length">How many are equal, up to the longest match.</param>
internal readonly record struct Candidate(int Distance, int Length);

/// <summary>
/// Finds earlier bytes like those at a position: binary trees of what begins with the same four bytes, sorted, the latest at the root, as
/// liblzma has them. Runs of zeros are left out: so the positions in the trees are numbered, and number 0 is none.
/// </summary>
internal sealed class MatchTree
{
    /// <summary>The most candidates a position has.</summary>
    public const int Candidates = Depth + 2;

    private const int Depth = 32;
    private const int HashedBytes = sizeof(uint);
    private const int ShortBits = 16;
    private const uint Multiplier = 0x9E3779B1;

    private readonly int[] _positions;
    private readonly int[] _children;
    private readonly int[] _lastOfTwo = new int[1 << ShortBits];
    private readonly int[] _lastOfThree = new int[1 << ShortBits];
    private readonly int[] _roots;
    private readonly int _shift;
    private ZeroRuns.Cursor _runs;
    private int _count;
    private int _next;

    public MatchTree(ZeroRuns runs)
    {
        var positions = runs.Others + 1;
        _positions = new int[positions];
        _children = new int[2 * positions];
        var bits = Math.Clamp(BitOperations.Log2((uint)positions), 10, 20);
        _roots = new int[1 << bits];
        _shift = 32 - bits;
        _runs = runs.Walk();
    }

    /// <summary>
    /// Earlier bytes like those at a position outside the runs: the latest with the same two and three bytes, then those met on the way
    /// through the tree, which grow more and more like these. Positions only ever rise.
    /// </summary>
    /// <returns>How many there are.</returns>
    public int Find(ReadOnlySpan<byte> data, int position, Span<Candidate> found)
    {
        while (_next < position)
        {
            var (start, end) = _runs.At(_next);
            if (_next >= start)
                _next = end;
            else
                Insert(data, _next++, found);
        }

        return Insert(data, _next++, found);
    }

    private int Insert(ReadOnlySpan<byte> data, int position, Span<Candidate> found)
    {
        var here = data[position..Math.Min(position + SymbolModels.LongestMatch, data.Length)];
        if (here.Length < HashedBytes)
            return 0;
        var number = ++_count;
        _positions[number] = position;
        var word = BinaryPrimitives.ReadUInt32LittleEndian(here);
        var count = Replace(ref _lastOfTwo[word & 0xFFFF], number, data, here, found, 0);
        count = Replace(ref _lastOfThree[(word & 0xFFFFFF) * Multiplier >> (32 - ShortBits)], number, data, here, found, count);
        ref var root = ref _roots[word * Multiplier >> _shift];
        var tree = root;
        root = number;
        return Descend(data, here, number, tree, found, count);
    }

    /// <summary>Takes the place of the latest position with the same few bytes, which is a candidate.</summary>
    private int Replace(ref int latest, int number, ReadOnlySpan<byte> data, ReadOnlySpan<byte> here, Span<Candidate> found, int count)
    {
        var other = latest;
        latest = number;
        if (other == 0 || Distance(number, other) > SparseXz.DictionaryBytes)
            return count;
        found[count] = new(Distance(number, other), data[_positions[other]..].CommonPrefixLength(here));
        return count + 1;
    }

    /// <summary>
    /// Splits the tree at the new position, which becomes its root: what sorts below goes to the left, what sorts above to the right.
    /// </summary>
    private int Descend(ReadOnlySpan<byte> data, ReadOnlySpan<byte> here, int number, int tree, Span<Candidate> found, int count)
    {
        ref var below = ref _children[2 * number];
        ref var above = ref _children[(2 * number) + 1];
        var (commonBelow, commonAbove) = (0, 0);
        for (var depth = Depth; tree != 0 && depth > 0 && Distance(number, tree) <= SparseXz.DictionaryBytes; depth--)
        {
            // What both neighbours have in common with the bytes here, everything between them has too.
            var other = data[_positions[tree]..];
            var common = Math.Min(commonBelow, commonAbove);
            common += other[common..].CommonPrefixLength(here[common..]);
            found[count++] = new(Distance(number, tree), common);
            ref var left = ref _children[2 * tree];
            ref var right = ref _children[(2 * tree) + 1];
            if (common == here.Length)
            {
                (below, above) = (left, right);
                return count;
            }

            if (other[common] < here[common])
            {
                below = tree;
                below = ref right;
                (tree, commonBelow) = (right, common);
            }
            else
            {
                above = tree;
                above = ref left;
                (tree, commonAbove) = (left, common);
            }
        }

        (below, above) = (0, 0);
        return count;
    }

    private int Distance(int number, int other) => _positions[number] - _positions[other];
}
