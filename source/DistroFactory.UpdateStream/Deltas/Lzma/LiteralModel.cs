namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>
/// The probabilities of literals. One that follows a match differs from the byte that would have gone on with it: it is coded beside that.
/// </summary>
internal sealed class LiteralModel
{
    private const int Bits = 8;
    private const int Size = 1 << Bits;

    private readonly ushort[] _probabilities = BitTree.Fresh(3 * Size);

    public void Write(RangeEncoder range, byte literal, byte? matched)
    {
        if (matched is not { } other)
        {
            BitTree.Write(range, _probabilities, Bits, literal);
            return;
        }

        var (node, offset, shifted) = (1, Size, (int)other);
        for (var i = Bits - 1; i >= 0; i--)
        {
            shifted <<= 1;
            var bit = literal >> i & 1;
            range.Bit(ref _probabilities[offset + (shifted & offset) + node], bit);
            node = node << 1 | bit;
            offset &= bit == 1 ? shifted : ~shifted;
        }
    }

    public int PriceOf(byte literal) => BitTree.Price(_probabilities, Bits, literal);

    public int PriceOf(byte literal, byte matched)
    {
        var price = 0;
        var (node, offset, shifted) = (1, Size, (int)matched);
        for (var i = Bits - 1; i >= 0; i--)
        {
            shifted <<= 1;
            var bit = literal >> i & 1;
            price += BitPrice.Of(_probabilities[offset + (shifted & offset) + node], bit);
            node = node << 1 | bit;
            offset &= bit == 1 ? shifted : ~shifted;
        }

        return price;
    }
}
