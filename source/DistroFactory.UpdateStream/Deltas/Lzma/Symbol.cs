namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>A symbol of LZMA.</summary>
/// <param name="Source">
/// Where its bytes come from: see the constants; otherwise it is the index of a last distance, or <see cref="FirstDistance"/> and a
/// distance less one.
/// </param>
/// <param name="Length">How many bytes it stands for.</param>
internal readonly record struct Symbol(int Source, int Length)
{
    /// <summary>It is a literal.</summary>
    public const int FromLiteral = -1;

    private const int FirstDistance = Distances.Count;

    public static Symbol Literal => new(FromLiteral, 1);

    public static Symbol Repeat(int index, int length) => new(index, length);

    public static Symbol Match(int distance, int length) => new(FirstDistance + distance - 1, length);

    public bool IsLiteral => Source == FromLiteral;

    public bool IsRepeat => Source is >= 0 and < FirstDistance;

    /// <summary>The distance of a match.</summary>
    public int Distance => Source - FirstDistance + 1;

    /// <summary>The state behind it.</summary>
    public int After(int state) =>
        IsLiteral ? LzmaState.AfterLiteral(state)
        : !IsRepeat ? LzmaState.AfterMatch(state)
        : Length == 1 ? LzmaState.AfterShortRepeat(state)
        : LzmaState.AfterRepeat(state);

    /// <summary>Brings the last distances up to date.</summary>
    public void Apply(ref Distances distances)
    {
        if (IsRepeat)
            distances.Use(Source);
        else if (!IsLiteral)
            distances.Push(Distance);
    }
}
