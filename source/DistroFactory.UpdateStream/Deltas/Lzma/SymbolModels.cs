using System.Numerics;

namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>
/// The adaptive probabilities of LZMA without contexts of position or of the byte before (<c>lc=0 lp=0 pb=0</c>): what differs between two
/// files is spread too thin to fill more.
/// </summary>
internal sealed class SymbolModels
{
    /// <summary>The shortest and the longest match.</summary>
    public const int ShortestMatch = 2;
    public const int LongestMatch = ShortestMatch + LengthModel.Values - 1;

    /// <summary>Matches of more lengths than this have their distances coded alike.</summary>
    public const int LengthClasses = 4;

    public const int Slots = 64;

    private const int SlotBits = 6;
    private const int AlignBits = 4;

    /// <summary>From this slot on, the bits of a distance are direct but for the lowest four.</summary>
    private const int FirstDirectSlot = 14;

    private readonly ushort[] _isMatch = BitTree.Fresh(LzmaState.Count);
    private readonly ushort[] _isRepeat = BitTree.Fresh(LzmaState.Count);
    private readonly ushort[] _isNotFirst = BitTree.Fresh(LzmaState.Count);
    private readonly ushort[] _isNotSecond = BitTree.Fresh(LzmaState.Count);
    private readonly ushort[] _isFourth = BitTree.Fresh(LzmaState.Count);
    private readonly ushort[] _isLong = BitTree.Fresh(LzmaState.Count);
    private readonly ushort[] _slots = BitTree.Fresh(LengthClasses * Slots);
    private readonly ushort[] _special = BitTree.Fresh(128);
    private readonly ushort[] _align = BitTree.Fresh(1 << AlignBits);
    private readonly LiteralModel _literals = new();

    public LengthModel MatchLengths { get; } = new();

    public LengthModel RepeatLengths { get; } = new();

    /// <summary>Writes a symbol.</summary>
    /// <param name="range">Where to.</param>
    /// <param name="symbol">The symbol.</param>
    /// <param name="state">The state before it.</param>
    /// <param name="literal">The byte at its position.</param>
    /// <param name="matched">The byte at the last distance before its position.</param>
    public void Write(RangeEncoder range, Symbol symbol, int state, byte literal, byte matched)
    {
        range.Bit(ref _isMatch[state], symbol.IsLiteral ? 0 : 1);
        if (symbol.IsLiteral)
        {
            _literals.Write(range, literal, LzmaState.IsAfterMatch(state) ? matched : null);
            return;
        }

        range.Bit(ref _isRepeat[state], symbol.IsRepeat ? 1 : 0);
        if (!symbol.IsRepeat)
        {
            MatchLengths.Write(range, symbol.Length);
            WriteDistance(range, symbol.Distance, symbol.Length);
            return;
        }

        WriteIndex(range, symbol.Source, state);
        if (symbol.Source == 0)
            range.Bit(ref _isLong[state], symbol.Length == 1 ? 0 : 1);
        if (symbol.Length > 1)
            RepeatLengths.Write(range, symbol.Length);
    }

    public int PriceOfLiteral(int state, byte literal, byte matched) =>
        BitPrice.Of(_isMatch[state], 0)
        + (LzmaState.IsAfterMatch(state) ? _literals.PriceOf(literal, matched) : _literals.PriceOf(literal));

    public int PriceOfShortRepeat(int state) =>
        BitPrice.Of(_isMatch[state], 1)
        + BitPrice.Of(_isRepeat[state], 1)
        + BitPrice.Of(_isNotFirst[state], 0)
        + BitPrice.Of(_isLong[state], 0);

    /// <summary>Price of repeating one of the last distances, its length not counted.</summary>
    public int PriceOfRepeat(int state, int index)
    {
        var price = BitPrice.Of(_isMatch[state], 1) + BitPrice.Of(_isRepeat[state], 1) + BitPrice.Of(_isNotFirst[state], index > 0 ? 1 : 0);
        return index switch
        {
            0 => price + BitPrice.Of(_isLong[state], 1),
            1 => price + BitPrice.Of(_isNotSecond[state], 0),
            _ => price + BitPrice.Of(_isNotSecond[state], 1) + BitPrice.Of(_isFourth[state], index - 2),
        };
    }

    /// <summary>Price of a match, length and distance not counted.</summary>
    public int PriceOfMatch(int state) => BitPrice.Of(_isMatch[state], 1) + BitPrice.Of(_isRepeat[state], 0);

    /// <summary>Price of a distance's slot, and of the bits behind it that are direct.</summary>
    public int PriceOfSlot(int lengthClass, int slot) =>
        BitTree.Price(_slots.AsSpan(lengthClass * Slots, Slots), SlotBits, slot)
        + (slot < FirstDirectSlot ? 0 : ((slot >> 1) - 1 - AlignBits) * BitPrice.Direct);

    /// <summary>Price of the bits behind the slot that are not direct.</summary>
    public int PriceOfRest(int distance, int slot) =>
        slot switch
        {
            < 4 => 0,
            < FirstDirectSlot => BitTree.PriceReverse(SpecialTree(slot), (slot >> 1) - 1, (distance - 1) - Base(slot)),
            _ => PriceOfAlignment((distance - 1) & ((1 << AlignBits) - 1)),
        };

    /// <summary>How lengths share the coding of distances.</summary>
    public static int ClassOf(int length) => Math.Min(length - ShortestMatch, LengthClasses - 1);

    /// <summary>The magnitude of a distance.</summary>
    public static int SlotOf(int distance)
    {
        var value = (uint)(distance - 1);
        if (value < 4)
            return (int)value;
        var log = BitOperations.Log2(value);
        return (log << 1) + (int)(value >> (log - 1) & 1);
    }

    private static int Base(int slot) => (2 | slot & 1) << ((slot >> 1) - 1);

    private Span<ushort> SpecialTree(int slot) => _special.AsSpan(Base(slot) - slot);

    private int PriceOfAlignment(int value) => BitTree.PriceReverse(_align, AlignBits, value);

    private void WriteIndex(RangeEncoder range, int index, int state)
    {
        range.Bit(ref _isNotFirst[state], index > 0 ? 1 : 0);
        if (index == 0)
            return;
        range.Bit(ref _isNotSecond[state], index > 1 ? 1 : 0);
        if (index > 1)
            range.Bit(ref _isFourth[state], index - 2);
    }

    private void WriteDistance(RangeEncoder range, int distance, int length)
    {
        var slot = SlotOf(distance);
        BitTree.Write(range, _slots.AsSpan(ClassOf(length) * Slots, Slots), SlotBits, slot);
        if (slot < 4)
            return;
        var (bits, rest) = ((slot >> 1) - 1, distance - 1 - Base(slot));
        if (slot < FirstDirectSlot)
        {
            BitTree.WriteReverse(range, SpecialTree(slot), bits, rest);
            return;
        }

        range.Direct((uint)rest >> AlignBits, bits - AlignBits);
        BitTree.WriteReverse(range, _align, AlignBits, rest & ((1 << AlignBits) - 1));
    }
}
