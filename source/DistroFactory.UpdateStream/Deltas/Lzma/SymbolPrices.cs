namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>What lengths and distances cost at present, in the unit of <see cref="BitPrice"/>.</summary>
internal sealed class SymbolPrices(SymbolModels models)
{
    private readonly int[] _matchLengths = new int[SymbolModels.LongestMatch + 1];
    private readonly int[] _repeatLengths = new int[SymbolModels.LongestMatch + 1];
    private readonly int[] _slots = new int[SymbolModels.LengthClasses * SymbolModels.Slots];

    /// <summary>What lengths of repeats cost, by length.</summary>
    public ReadOnlySpan<int> RepeatLengths => _repeatLengths;

    /// <summary>What lengths of matches cost, by length.</summary>
    public ReadOnlySpan<int> MatchLengths => _matchLengths;

    /// <summary>Whether all greater lengths share the coding of distances with this one.</summary>
    public static bool IsOfLastClass(int length) => SymbolModels.ClassOf(length) == SymbolModels.LengthClasses - 1;

    /// <summary>Takes over what the models have learned.</summary>
    public void Refresh()
    {
        models.MatchLengths.FillPrices(_matchLengths);
        models.RepeatLengths.FillPrices(_repeatLengths);
        for (var slot = 0; slot < _slots.Length; slot++)
            _slots[slot] = models.PriceOfSlot(slot / SymbolModels.Slots, slot % SymbolModels.Slots);
    }

    /// <summary>The slot of a match; what is behind the slot costs the same at all lengths.</summary>
    public int OfSlot(int slot, int length) => _slots[(SymbolModels.ClassOf(length) * SymbolModels.Slots) + slot];
}
