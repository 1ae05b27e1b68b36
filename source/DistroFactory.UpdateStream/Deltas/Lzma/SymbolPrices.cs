namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>What lengths and distances cost at present, in the unit of <see cref="BitPrice"/>.</summary>
internal sealed class SymbolPrices(SymbolModels models)
{
    private readonly int[] _matchLengths = new int[SymbolModels.LongestMatch + 1];
    private readonly int[] _repeatLengths = new int[SymbolModels.LongestMatch + 1];
    private readonly int[] _slots = new int[SymbolModels.LengthClasses * SymbolModels.Slots];
    private readonly int[] _cheapLengths = new int[3];

    /// <summary>The lengths of matches that cost least, of those that are not short.</summary>
    public ReadOnlySpan<int> CheapLengths => _cheapLengths;

    /// <summary>Takes over what the models have learned.</summary>
    public void Refresh()
    {
        models.MatchLengths.FillPrices(_matchLengths);
        models.RepeatLengths.FillPrices(_repeatLengths);
        for (var slot = 0; slot < _slots.Length; slot++)
            _slots[slot] = models.PriceOfSlot(slot / SymbolModels.Slots, slot % SymbolModels.Slots);
        FindCheapLengths();
    }

    public int OfRepeatLength(int length) => _repeatLengths[length];

    /// <summary>Length and slot of a match; what is behind the slot costs the same at all lengths.</summary>
    public int OfMatch(int slot, int length) => _matchLengths[length] + _slots[(SymbolModels.ClassOf(length) * SymbolModels.Slots) + slot];

    private void FindCheapLengths()
    {
        Array.Clear(_cheapLengths);
        for (var i = 0; i < _cheapLengths.Length; i++)
        {
            var cheapest = LengthModel.FirstLong;
            for (var length = LengthModel.FirstLong; length < _matchLengths.Length; length++)
            {
                if (_matchLengths[length] < _matchLengths[cheapest] && !_cheapLengths.Contains(length))
                    cheapest = length;
            }

            _cheapLengths[i] = cheapest;
        }
    }
}
