namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>The probabilities of the lengths of matches: 8 short ones, 8 middle ones, 256 long ones.</summary>
internal sealed class LengthModel
{
    public const int Values = Few + Few + Many;

    private const int Few = 8;
    private const int FewBits = 3;
    private const int Many = 256;
    private const int ManyBits = 8;

    private readonly ushort[] _choices = [RangeEncoder.Half, RangeEncoder.Half];
    private readonly ushort[] _low = BitTree.Fresh(Few);
    private readonly ushort[] _middle = BitTree.Fresh(Few);
    private readonly ushort[] _high = BitTree.Fresh(Many);

    public void Write(RangeEncoder range, int length)
    {
        var value = length - SymbolModels.ShortestMatch;
        range.Bit(ref _choices[0], value < Few ? 0 : 1);
        if (value < Few)
        {
            BitTree.Write(range, _low, FewBits, value);
            return;
        }

        range.Bit(ref _choices[1], value < Few + Few ? 0 : 1);
        if (value < Few + Few)
            BitTree.Write(range, _middle, FewBits, value - Few);
        else
            BitTree.Write(range, _high, ManyBits, value - Few - Few);
    }

    /// <summary>Fills in the prices of all lengths, by length.</summary>
    public void FillPrices(Span<int> prices)
    {
        var (low, notLow) = (BitPrice.Of(_choices[0], 0), BitPrice.Of(_choices[0], 1));
        var (middle, high) = (notLow + BitPrice.Of(_choices[1], 0), notLow + BitPrice.Of(_choices[1], 1));
        prices = prices[SymbolModels.ShortestMatch..];
        for (var value = 0; value < Few; value++)
        {
            prices[value] = low + BitTree.Price(_low, FewBits, value);
            prices[Few + value] = middle + BitTree.Price(_middle, FewBits, value);
        }

        for (var value = 0; value < Many; value++)
            prices[Few + Few + value] = high + BitTree.Price(_high, ManyBits, value);
    }
}
