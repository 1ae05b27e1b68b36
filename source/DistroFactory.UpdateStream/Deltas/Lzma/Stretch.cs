using System.Numerics;

namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>
/// The ways through a stretch of data: positions are nodes, symbols lead from one to another, and of each node the cheapest way to it is
/// known, with the state of the coder behind it.
/// </summary>
internal sealed class Stretch
{
    /// <summary>No stretch is longer.</summary>
    private const int LargestBytes = 1 << 15;

    private const int Unreached = int.MaxValue;

    private readonly int[] _costs = new int[LargestBytes + 1];
    private readonly Node[] _nodes = new Node[LargestBytes + 1];
    private readonly List<Symbol> _symbols = [];

    /// <summary>Where it begins in the data.</summary>
    public int Start { get; private set; }

    /// <summary>How many bytes it has.</summary>
    public int Bytes { get; private set; }

    /// <summary>Begins another stretch.</summary>
    /// <param name="start">Where in the data.</param>
    /// <param name="left">How many bytes the data has from there.</param>
    /// <param name="state">The coder's state there.</param>
    /// <param name="last">The last distances there.</param>
    public void Begin(int start, int left, int state, Distances last)
    {
        (Start, Bytes) = (start, Math.Min(left, LargestBytes));
        _costs.AsSpan(0, Bytes + 1).Fill(Unreached);
        _costs[0] = 0;
        _nodes[0] = new Node { State = state, Last = last };
    }

    /// <summary>
    /// Whether a node so many bytes further on, or one before it, is reached as cheaply: then nothing is gained by going on from this one.
    /// </summary>
    public bool IsOvertaken(int node, int bytes) => _costs.AsSpan(node + 1, bytes).ContainsAnyInRange(0, _costs[node]);

    /// <summary>The coder's state at a node.</summary>
    public int StateAt(int node) => _nodes[node].State;

    /// <summary>The last distances at a node.</summary>
    public ref readonly Distances LastAt(int node) => ref _nodes[node].Last;

    /// <summary>Offers a way from one node to another; it is taken if none is cheaper.</summary>
    /// <param name="node">Where it begins.</param>
    /// <param name="symbol">Its symbol.</param>
    /// <param name="price">What it costs, tail included.</param>
    /// <param name="tail">
    /// If not 0: the symbol is followed by a literal, unless it is one, and that by so many bytes of the last distance.
    /// </param>
    public void Reach(int node, Symbol symbol, int price, int tail = 0)
    {
        var there = node + symbol.Length + tail + (tail > 0 && !symbol.IsLiteral ? 1 : 0);
        var cost = _costs[node] + price;
        if (cost >= _costs[there])
            return;
        _costs[there] = cost;
        ref var reached = ref _nodes[there];
        (reached.Before, reached.Symbol, reached.Tail) = (node, symbol, tail);
    }

    /// <summary>Offers the ways of one symbol at all its lengths.</summary>
    /// <param name="node">Where they begin.</param>
    /// <param name="symbol">The symbol at its shortest length.</param>
    /// <param name="longest">Its longest.</param>
    /// <param name="prices">What lengths cost, by length.</param>
    /// <param name="price">What the rest of the symbol costs.</param>
    public void Reach(int node, Symbol symbol, int longest, ReadOnlySpan<int> prices, int price)
    {
        var costs = _costs.AsSpan(node + symbol.Length, longest + 1 - symbol.Length);
        prices = prices.Slice(symbol.Length, costs.Length);
        var cost = new Vector<int>(_costs[node] + price);
        var i = 0;
        for (; i <= costs.Length - Vector<int>.Count; i += Vector<int>.Count)
        {
            if (Vector.LessThanAny(cost + new Vector<int>(prices[i..]), new Vector<int>(costs[i..])))
                ReachEach(node, symbol, i, prices.Slice(i, Vector<int>.Count), price);
        }

        ReachEach(node, symbol, i, prices[i..], price);
    }

    /// <summary>The next node that is reached; state and last distances there follow from the best way to it, which is final.</summary>
    public int After(int node)
    {
        node++;
        node += _costs.AsSpan(node, Bytes + 1 - node).IndexOfAnyExcept(Unreached);
        ref var here = ref _nodes[node];
        ref var before = ref _nodes[here.Before];
        here.Last = before.Last;
        here.Symbol.Apply(ref here.Last);
        here.State = here.Symbol.After(before.State);
        if (here.Tail > 0)
            here.State = LzmaState.AfterRepeat(here.Symbol.IsLiteral ? here.State : LzmaState.AfterLiteral(here.State));
        return node;
    }

    /// <summary>The symbols of the best way to a node; valid until the next call.</summary>
    public List<Symbol> WayTo(int node)
    {
        _symbols.Clear();
        for (; node > 0; node = _nodes[node].Before)
        {
            var (symbol, tail) = (_nodes[node].Symbol, _nodes[node].Tail);
            if (tail > 0)
            {
                _symbols.Add(Symbol.Repeat(0, tail));
                if (!symbol.IsLiteral)
                    _symbols.Add(Symbol.Literal);
            }

            _symbols.Add(symbol);
        }

        _symbols.Reverse();
        return _symbols;
    }

    private void ReachEach(int node, Symbol symbol, int longer, ReadOnlySpan<int> prices, int price)
    {
        for (var i = 0; i < prices.Length; i++)
            Reach(node, symbol with { Length = symbol.Length + longer + i }, price + prices[i]);
    }

    private struct Node
    {
        public int Before;
        public Symbol Symbol;
        public int Tail;
        public int State;
        public Distances Last;
    }
}
