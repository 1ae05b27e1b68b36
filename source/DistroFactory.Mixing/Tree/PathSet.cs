using System.Numerics;

namespace DistroFactory.Mixing.Tree;

/// <summary>A set of places of a tree, a bit for each: bundles share most of their paths, and there are hundreds of bundles.</summary>
public sealed class PathSet
{
    private readonly ulong[] _bits;

    /// <summary>An empty set.</summary>
    /// <param name="places">How many places there are.</param>
    public PathSet(int places) => _bits = new ulong[(places + 63) / 64];

    /// <summary>Whether a place is in it.</summary>
    public bool Contains(int place) => (_bits[place >> 6] >> (place & 63) & 1) != 0;

    /// <summary>Adds a place; false when it is there.</summary>
    public bool Add(int place)
    {
        ref var bits = ref _bits[place >> 6];
        var bit = 1UL << (place & 63);
        var isNew = (bits & bit) == 0;
        bits |= bit;
        return isNew;
    }

    /// <summary>Adds all of another set of the same tree.</summary>
    public void UnionWith(PathSet other)
    {
        for (var i = 0; i < _bits.Length; i++)
            _bits[i] |= other._bits[i];
    }

    /// <summary>The places, in their order.</summary>
    public IEnumerable<int> Places()
    {
        for (var i = 0; i < _bits.Length; i++)
        {
            for (var bits = _bits[i]; bits != 0; bits &= bits - 1)
                yield return (i << 6) + BitOperations.TrailingZeroCount(bits);
        }
    }
}
