namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>
/// Chooses the symbols: of the ways to say the next stretch of data the cheapest, as far as they are worth trying. A run of zeros is
/// crossed in few steps, whatever its length: that is what makes this fast.
/// </summary>
internal sealed class Parser(ZeroRuns runs, SymbolModels models)
{
    /// <summary>A stretch ends when so many nodes have been looked at: then prices are asked for again.</summary>
    private const int NodesOfStretch = 4096;

    /// <summary>Of the candidates at a position the last ones are the most like it: only those are tried with what follows them.</summary>
    private const int Continued = 2;

    private readonly SymbolPrices _prices = new(models);
    private readonly MatchTree _tree = new(runs);
    private readonly Stretch _stretch = new();
    private readonly Candidate[] _candidates = new Candidate[MatchTree.Candidates];
    private ZeroRuns.Cursor _runs = runs.Walk();
    private int _candidatePosition = -1;
    private int _candidateCount;
    private int _latestRun = -1;

    /// <summary>The symbols of a stretch that begins at a position; valid until the next call, which goes on behind them.</summary>
    /// <param name="data">All data.</param>
    /// <param name="position">Where the stretch begins.</param>
    /// <param name="state">The coder's state there.</param>
    /// <param name="last">The last distances there.</param>
    public List<Symbol> Next(ReadOnlySpan<byte> data, int position, int state, Distances last)
    {
        _prices.Refresh();
        _stretch.Begin(position, data.Length - position, state, last);
        var node = 0;
        for (var seen = 0; node < _stretch.Bytes && seen < NodesOfStretch; seen++)
        {
            Leave(data, node);
            node = _stretch.After(node);
        }

        return _stretch.WayTo(node);
    }

    private void Leave(ReadOnlySpan<byte> data, int node)
    {
        var position = _stretch.Start + node;
        var run = _runs.At(position);
        if (position < run.Start)
            LeaveBytes(data, node);
        else
            LeaveZeros(data, node, Math.Min(run.End - position, _stretch.Bytes - node), run.Start);
    }

    private void LeaveBytes(ReadOnlySpan<byte> data, int node)
    {
        LeaveByte(data, node);
        for (var i = 0; i < Distances.Count; i++)
        {
            if (LengthAt(data, node, _stretch.LastAt(node)[i]) is > 0 and var length)
                Repeat(data, node, i, SymbolModels.ShortestMatch, length);
        }

        FindAt(data, _stretch.Start + node);
        var tried = SymbolModels.ShortestMatch;
        for (var i = 0; i < _candidateCount; i++)
        {
            var length = Math.Min(_candidates[i].Length, _stretch.Bytes - node);
            if (length < tried)
                continue;
            Match(data, node, _candidates[i].Distance, tried, length, continued: i >= _candidateCount - Continued);
            tried = length + 1;
        }
    }

    /// <summary>A literal, alone or with more of the last distance behind it; or the one byte at the last distance.</summary>
    private void LeaveByte(ReadOnlySpan<byte> data, int node)
    {
        var (position, state, distance) = (_stretch.Start + node, _stretch.StateAt(node), _stretch.LastAt(node)[0]);
        var matched = distance <= position ? data[position - distance] : (byte)0;
        var price = models.PriceOfLiteral(state, data[position], matched);
        _stretch.Reach(node, Symbol.Literal, price);
        if (distance > position)
            return;
        if (matched == data[position])
            _stretch.Reach(node, Symbol.Repeat(0, 1), models.PriceOfShortRepeat(state));
        else if (LengthAt(data, node + 1, distance) is > 0 and var tail)
            _stretch.Reach(node, Symbol.Literal, price + PriceOfTail(state, tail), tail);
    }

    /// <summary>Crosses a run of zeros: by a last distance, by that of an earlier run, or together with what follows it.</summary>
    private void LeaveZeros(ReadOnlySpan<byte> data, int node, int zeros, int start)
    {
        if (_stretch.IsOvertaken(node, zeros))
            return;
        LeaveByte(data, node);
        var longest = SymbolModels.ShortestMatch - 1;
        for (var i = 0; i < Distances.Count; i++)
        {
            var length = LengthAt(data, node, _stretch.LastAt(node)[i], longest + 1);
            if (length == 0)
                continue;
            Repeat(data, node, i, Math.Clamp(zeros, longest + 1, length), length);
            longest = length;
        }

        var position = _stretch.Start + node;
        var distance = position > 0 && data[position - 1] == 0 ? 1 : position - _latestRun;
        if (distance <= SparseXz.DictionaryBytes && LengthAt(data, node, distance, longest + 1) is > 0 and var zerosThere)
            Match(data, node, distance, Math.Clamp(zeros, longest + 1, zerosThere), zerosThere, continued: true);
        _latestRun = start;
        if (zeros < Math.Min(SymbolModels.LongestMatch, _stretch.Bytes - node))
            CrossAndGoOn(data, node, zeros);
    }

    /// <summary>Matches of what follows a run that have as many zeros before them.</summary>
    private void CrossAndGoOn(ReadOnlySpan<byte> data, int node, int zeros)
    {
        FindAt(data, _stretch.Start + node + zeros);
        var tried = zeros + 1;
        for (var i = 0; i < _candidateCount; i++)
        {
            var length = LengthAt(data, node, _candidates[i].Distance, tried);
            if (length == 0)
                continue;
            Match(data, node, _candidates[i].Distance, tried, length, continued: i >= _candidateCount - Continued);
            tried = length + 1;
        }
    }

    /// <summary>Looks for candidates at a position, unless those are at hand.</summary>
    private void FindAt(ReadOnlySpan<byte> data, int position)
    {
        if (_candidatePosition == position)
            return;
        _candidateCount = _tree.Find(data, position, _candidates);
        _candidatePosition = position;
    }

    private void Repeat(ReadOnlySpan<byte> data, int node, int which, int shortest, int longest)
    {
        var price = models.PriceOfRepeat(_stretch.StateAt(node), which);
        _stretch.Reach(node, Symbol.Repeat(which, shortest), longest, _prices.RepeatLengths, price);
        Continue(data, node, Symbol.Repeat(which, longest), _stretch.LastAt(node)[which], price + _prices.RepeatLengths[longest]);
    }

    private void Match(ReadOnlySpan<byte> data, int node, int distance, int shortest, int longest, bool continued)
    {
        var slot = SymbolModels.SlotOf(distance);
        var price = models.PriceOfMatch(_stretch.StateAt(node)) + models.PriceOfRest(distance, slot);
        for (; shortest < longest && !SymbolPrices.IsOfLastClass(shortest); shortest++)
            _stretch.Reach(node, Symbol.Match(distance, shortest), price + _prices.OfSlot(slot, shortest) + _prices.MatchLengths[shortest]);
        price += _prices.OfSlot(slot, longest);
        _stretch.Reach(node, Symbol.Match(distance, shortest), longest, _prices.MatchLengths, price);
        if (continued)
            Continue(data, node, Symbol.Match(distance, longest), distance, price + _prices.MatchLengths[longest]);
    }

    /// <summary>
    /// Often one byte differs, and what follows is alike again: the match, the byte, and more of the same distance are tried as one.
    /// </summary>
    private void Continue(ReadOnlySpan<byte> data, int node, Symbol symbol, int distance, int price)
    {
        var literal = node + symbol.Length;
        var tail = LengthAt(data, literal + 1, distance);
        if (tail == 0)
            return;
        var state = symbol.After(_stretch.StateAt(node));
        var position = _stretch.Start + literal;
        price += models.PriceOfLiteral(state, data[position], data[position - distance]);
        _stretch.Reach(node, symbol, price + PriceOfTail(state, tail), tail);
    }

    /// <summary>What more of the last distance costs behind a literal.</summary>
    /// <param name="state">The state before the literal.</param>
    /// <param name="length">How many bytes.</param>
    private int PriceOfTail(int state, int length) =>
        models.PriceOfRepeat(LzmaState.AfterLiteral(state), 0) + _prices.RepeatLengths[length];

    /// <summary>
    /// How many bytes at a node, up to the longest match and the end of the stretch, are as those at a distance before it; 0 if they are
    /// too few.
    /// </summary>
    private int LengthAt(ReadOnlySpan<byte> data, int node, int distance, int least = SymbolModels.ShortestMatch)
    {
        var position = _stretch.Start + node;
        var most = Math.Min(SymbolModels.LongestMatch, _stretch.Bytes - node);
        if (distance > position || most < least)
            return 0;
        var here = data.Slice(position, most);
        var there = data.Slice(position - distance, most);

        // Most differ in one of these two already.
        if (here[0] != there[0] || here[least - 1] != there[least - 1])
            return 0;
        var length = here.CommonPrefixLength(there);
        return length < least ? 0 : length;
    }
}
