namespace DistroFactory.UpdateStream.Deltas;

/// <summary>How far two contents laid beside each other resemble each other: as far as most of the bytes agree.</summary>
internal static class Extension
{
    // An extension back over what was an exact match before is rarely long. If it were not bounded, one after the other could go back
    // over the same bytes again.
    private const int Repeated = 4096;

    /// <summary>How far an extension may go back when so many bytes lie behind the last match.</summary>
    public static int FurthestBack(int unmatched) => (int)Math.Min(int.MaxValue, (2L * unmatched) + Repeated);

    /// <summary>The length at which the agreeing bytes outnumber the others by most, from the beginning.</summary>
    public static int Forward(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new)
    {
        var (length, best, balance) = (0, 0, 0);
        var end = Math.Min(old.Length, @new.Length);
        var i = 0;
        while (i < end)
        {
            var run = old[i..].CommonPrefixLength(@new[i..]);
            i += run;
            balance += run;
            if (balance > best)
                (length, best) = (i, balance);
            i++;
            balance--;
        }

        return length;
    }

    /// <summary>The length at which the agreeing bytes outnumber the others by most, from the end.</summary>
    public static int Backward(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new)
    {
        var (length, best, balance) = (0, 0, 0);
        for (var i = 1; i <= old.Length; i++)
        {
            balance += old[^i] == @new[^i] ? 1 : -1;
            if (balance > best)
                (length, best) = (i, balance);
        }

        return length;
    }

    /// <summary>Where to change from one old piece to the other so that most bytes agree with the new.</summary>
    /// <returns>How many bytes the first piece keeps.</returns>
    public static int Split(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> @new)
    {
        var (length, best, balance) = (0, 0, 0);
        for (var i = 0; i < @new.Length; i++)
        {
            balance += (first[i] == @new[i] ? 1 : 0) - (second[i] == @new[i] ? 1 : 0);
            if (balance > best)
                (length, best) = (i + 1, balance);
        }

        return length;
    }
}
