namespace DistroFactory.UpdateStream.Deltas.Matching;

/// <summary>Where the suffixes that begin with each character stand in a suffix array.</summary>
internal readonly ref struct CharacterBuckets<TText>
    where TText : IText, allows ref struct
{
    private readonly Span<int> _bounds;
    private readonly Span<int> _moving;

    /// <param name="text">The text, whose characters are counted.</param>
    /// <param name="space">Room for twice the alphabet and one.</param>
    public CharacterBuckets(TText text, Span<int> space)
    {
        _bounds = space[..(text.Alphabet + 1)];
        _moving = space.Slice(text.Alphabet + 1, text.Alphabet);
        _bounds.Clear();
        for (var i = 0; i < text.Length; i++)
            _bounds[text[i] + 1]++;
        for (var character = 1; character < _bounds.Length; character++)
            _bounds[character] += _bounds[character - 1];
    }

    /// <summary>One behind the last suffix of a character.</summary>
    public int End(int character) => _bounds[character + 1];

    /// <summary>The beginnings of all buckets, for the caller to move. There is one such span: it starts anew with each call.</summary>
    public Span<int> Heads()
    {
        _bounds[..^1].CopyTo(_moving);
        return _moving;
    }

    /// <summary>The ends of all buckets, for the caller to move. There is one such span: it starts anew with each call.</summary>
    public Span<int> Tails()
    {
        _bounds[1..].CopyTo(_moving);
        return _moving;
    }
}
