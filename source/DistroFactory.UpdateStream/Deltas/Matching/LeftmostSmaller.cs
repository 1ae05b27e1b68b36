namespace DistroFactory.UpdateStream.Deltas.Matching;

/// <summary>
/// Walks, from the end of a text to its beginning, over the positions whose suffix is smaller than the next one while that of the position
/// before is greater than it: the "leftmost S-type" positions of the SA-IS algorithm. Between two of them lie two characters at least.
/// </summary>
internal ref struct LeftmostSmaller<TText>(TText text)
    where TText : IText, allows ref struct
{
    private readonly TText _text = text;

    // The suffix of the last character counts as greater than the empty one behind it.
    private int _position = text.Length - 1;
    private bool _smaller;

    /// <summary>The next such position to the left, or -1.</summary>
    public int Next()
    {
        while (_position > 0)
        {
            var here = _text[_position];
            var before = _text[--_position];
            var smaller = before < here || (before == here && _smaller);
            var found = _smaller && !smaller;
            _smaller = smaller;
            if (found)
                return _position + 1;
        }

        return -1;
    }
}
