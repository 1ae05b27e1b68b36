namespace DistroFactory.UpdateStream.Deltas;

/// <summary>The old content laid beside the new at a distance: how well they agree.</summary>
internal ref struct Alignment(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, int distance)
{
    private readonly ReadOnlySpan<byte> _old = old;
    private readonly ReadOnlySpan<byte> _new = @new;
    private int _from;
    private int _to;
    private int _agreeing;

    /// <summary>What is added to a position in the new content to come to that in the old.</summary>
    public int Distance { get; } = distance;

    /// <summary>How many bytes from a position on agree without a gap.</summary>
    public readonly int RunAt(int position)
    {
        var inOld = position + Distance;
        return inOld >= 0 && inOld < _old.Length ? _old[inOld..].CommonPrefixLength(_new[position..]) : 0;
    }

    /// <summary>
    /// How many bytes between two positions agree. As positions rise, but for a few bytes, each byte is looked at a few times at most.
    /// </summary>
    public int Agreeing(int from, int to)
    {
        if (from >= _to)
            (_from, _to, _agreeing) = (from, from, 0);
        for (; _from < from; _from++)
            _agreeing -= AgreesAt(_from);
        for (; _from > from; _from--)
            _agreeing += AgreesAt(_from - 1);
        for (; _to < to; _to++)
            _agreeing += AgreesAt(_to);
        for (; _to > to; _to--)
            _agreeing -= AgreesAt(_to - 1);
        return _agreeing;
    }

    private readonly int AgreesAt(int position)
    {
        var inOld = position + Distance;
        return (uint)inOld < (uint)_old.Length && _old[inOld] == _new[position] ? 1 : 0;
    }
}
