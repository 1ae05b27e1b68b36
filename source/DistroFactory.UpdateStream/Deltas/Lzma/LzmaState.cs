namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>What the last symbols were, as LZMA counts it: 0 to 11, of which those below seven end with a literal.</summary>
internal static class LzmaState
{
    public const int Count = 12;

    private const int FirstAfterMatch = 7;

    /// <summary>
    /// Whether the last symbol was no literal: the next literal is then coded by what differs from the byte at the last distance.
    /// </summary>
    public static bool IsAfterMatch(int state) => state >= FirstAfterMatch;

    public static int AfterLiteral(int state) =>
        state switch
        {
            < 4 => 0,
            < 10 => state - 3,
            _ => state - 6,
        };

    public static int AfterMatch(int state) => IsAfterMatch(state) ? 10 : 7;

    public static int AfterRepeat(int state) => IsAfterMatch(state) ? 11 : 8;

    public static int AfterShortRepeat(int state) => IsAfterMatch(state) ? 11 : 9;
}
