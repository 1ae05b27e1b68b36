namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>Values of several bits, each bit with a probability that depends on those before it. The root is at 1.</summary>
internal static class BitTree
{
    /// <summary>Probabilities of which nothing is known yet.</summary>
    public static ushort[] Fresh(int count)
    {
        var probabilities = new ushort[count];
        probabilities.AsSpan().Fill(RangeEncoder.Half);
        return probabilities;
    }

    /// <summary>Writes the highest bit first.</summary>
    public static void Write(RangeEncoder range, Span<ushort> tree, int bits, int value)
    {
        var node = 1;
        while (bits-- > 0)
        {
            var bit = value >> bits & 1;
            range.Bit(ref tree[node], bit);
            node = node << 1 | bit;
        }
    }

    /// <summary>Writes the lowest bit first.</summary>
    public static void WriteReverse(RangeEncoder range, Span<ushort> tree, int bits, int value)
    {
        for (var node = 1; bits > 0; bits--, value >>= 1)
        {
            range.Bit(ref tree[node], value & 1);
            node = node << 1 | value & 1;
        }
    }

    /// <summary>What <see cref="Write"/> takes, in the unit of <see cref="BitPrice"/>.</summary>
    public static int Price(ReadOnlySpan<ushort> tree, int bits, int value)
    {
        var price = 0;
        var node = 1;
        while (bits-- > 0)
        {
            var bit = value >> bits & 1;
            price += BitPrice.Of(tree[node], bit);
            node = node << 1 | bit;
        }

        return price;
    }

    /// <summary>What <see cref="WriteReverse"/> takes.</summary>
    public static int PriceReverse(ReadOnlySpan<ushort> tree, int bits, int value)
    {
        var price = 0;
        for (var node = 1; bits > 0; bits--, value >>= 1)
        {
            price += BitPrice.Of(tree[node], value & 1);
            node = node << 1 | value & 1;
        }

        return price;
    }
}
