namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>How much space bits take, in sixteenths of a bit.</summary>
internal static class BitPrice
{
    /// <summary>A bit that is as likely as the other.</summary>
    public const int Direct = 16;

    private const int ProbabilityBits = 11;
    private const int DroppedBits = 4;

    private static readonly byte[] s_prices = [.. Enumerable.Range(0, 1 << (ProbabilityBits - DroppedBits)).Select(PriceOf)];

    /// <summary>Price of a bit of which the probability to be 0 is given.</summary>
    public static int Of(ushort probability, int bit) => s_prices[(probability ^ (-bit & ((1 << ProbabilityBits) - 1))) >> DroppedBits];

    private static byte PriceOf(int index)
    {
        var probability = (index + 0.5) / (1 << (ProbabilityBits - DroppedBits));
        return (byte)Math.Round(-Math.Log2(probability) * Direct);
    }
}
