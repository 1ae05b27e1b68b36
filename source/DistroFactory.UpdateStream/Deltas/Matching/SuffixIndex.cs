namespace DistroFactory.UpdateStream.Deltas.Matching;

/// <summary>
/// Finds the longest piece of the old content that new content begins with: by a suffix array, narrowed by the first two bytes. Takes four
/// bytes of memory for each old byte while it sorts and searches, and 256 KiB.
/// </summary>
internal sealed class SuffixIndex : IDisposable
{
    private const int Pairs = 1 << 16;

    private readonly NativeArray<int> _suffixes;
    private readonly NativeArray<int> _bounds = new(Pairs + 1);

    public SuffixIndex(ReadOnlySpan<byte> old)
    {
        _suffixes = new(old.Length);
        SuffixSorter.Sort(old, _suffixes.Items);
        CountPairs(old, _bounds.Items);
    }

    /// <summary>The longest match of the beginning of <paramref name="wanted"/>; of length 0 if not even two bytes are found.</summary>
    public Match Longest(ReadOnlySpan<byte> old, ReadOnlySpan<byte> wanted)
    {
        if (wanted.Length < 2)
            return default;
        var suffixes = _suffixes.Items;
        var pair = (wanted[0] << 8) | wanted[1];
        var (low, high) = (_bounds.Items[pair], _bounds.Items[pair + 1]);

        // What both neighbours have in common with the wanted bytes, everything between them has too: it is not compared again.
        var (commonBelow, commonAbove) = (0, 0);
        var best = default(Match);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            var position = suffixes[middle];
            var known = Math.Min(commonBelow, commonAbove);
            var common = known + old[(position + known)..].CommonPrefixLength(wanted[known..]);
            if (common > best.Length)
                best = new(position, common);
            if (common == wanted.Length)
                break;
            if (position + common == old.Length || old[position + common] < wanted[common])
                (low, commonBelow) = (middle + 1, common);
            else
                (high, commonAbove) = (middle, common);
        }

        return best;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _suffixes.Dispose();
        _bounds.Dispose();
    }

    /// <summary>Where the suffixes of each pair of first bytes begin.</summary>
    private static void CountPairs(ReadOnlySpan<byte> old, Span<int> bounds)
    {
        bounds.Clear();
        for (var i = 0; i + 1 < old.Length; i++)
            bounds[((old[i] << 8) | old[i + 1]) + 1]++;

        // The suffix of one byte is the first of all that begin with it: it is counted to the pair that follows it, and harmless there.
        if (!old.IsEmpty)
            bounds[(old[^1] << 8) + 1]++;
        for (var pair = 1; pair < bounds.Length; pair++)
            bounds[pair] += bounds[pair - 1];
    }
}
