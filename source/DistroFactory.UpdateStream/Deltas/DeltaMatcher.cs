namespace DistroFactory.UpdateStream.Deltas;

/// <summary>
/// Describes new content by old: which old piece each new piece resembles. The rule is that of bsdiff (Colin Percival, "Naive Differences
/// of Executable Code", 2003): stay with an alignment until another one agrees in some bytes more. What differs is how it gets there: in
/// time proportional to the content, even where that repeats itself.
/// </summary>
internal sealed class DeltaMatcher : IDisposable
{
    /// <summary>
    /// By how many bytes another alignment must be better to be worth a step of the control block. bsdiff has 8; with the control block
    /// compressed by xz, 10 gave the smallest sum over the updates of a real distribution.
    /// </summary>
    private const int Worthwhile = 10;

    /// <summary>
    /// Where the present alignment holds for this long, no other is looked for. One that goes on for longer is found at the end of the run,
    /// and then extended backwards over it.
    /// </summary>
    private const int LongRun = 32;

    /// <summary>Where a match was found, a longer one may begin a few bytes further on: so many positions are tried.</summary>
    private const int Tried = 2 * PieceIndex.Every;

    /// <summary>
    /// A match that was not taken is looked for again after this part of it: searching costs as much as the match is long.
    /// </summary>
    private const int StepPart = 16;

    private readonly List<DeltaEdit> _edits = [];
    private PieceIndex? _index;

    /// <summary>The steps from old to new content.</summary>
    public IReadOnlyList<DeltaEdit> Compare(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new)
    {
        var open = new OpenPiece(0, 0, 0);
        var alignment = new Alignment(old, @new, 0);
        var (scan, taken) = (0, 0);
        while (scan < @new.Length)
        {
            var run = alignment.RunAt(scan);
            if (run >= LongRun)
            {
                scan += run;
                continue;
            }

            var match = FindAt(old, @new, scan, taken, alignment.Distance);
            var agreeing = match.Length <= Worthwhile ? 0 : alignment.Agreeing(match.New, match.New + match.Length);
            if (match.Length <= agreeing + Worthwhile)
            {
                scan += Math.Max(Math.Max(1, run), match.Length / StepPart);
                continue;
            }

            match = LongestAround(match, old, @new, scan, taken, alignment.Distance);
            open = Close(old, @new, open, match);
            alignment = new(old, @new, match.Old - match.New);
            scan = taken = match.New + match.Length;
        }

        CloseLast(old, @new, open);
        return _edits;
    }

    /// <inheritdoc/>
    public void Dispose() => _index?.Dispose();

    /// <summary>A match, or a longer one that begins near it.</summary>
    private DeltaMatch LongestAround(DeltaMatch match, ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, int scan, int taken, int distance)
    {
        for (var next = scan + 1; next < scan + Tried && next < @new.Length; next++)
        {
            var other = FindAt(old, @new, next, taken, distance);
            if (other.Length > match.Length)
                match = other;
        }

        return match;
    }

    /// <summary>
    /// The longest match of what begins at a position. As not all old pieces are known, it may have begun a few bytes before.
    /// </summary>
    private DeltaMatch FindAt(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, int scan, int taken, int distance)
    {
        _index ??= new PieceIndex(old);
        var (place, length) = _index.Longest(old, @new[scan..], scan + distance);
        if (length == 0)
            return default;
        var (before, most) = (0, Math.Min(Math.Min(PieceIndex.Every - 1, scan - taken), place));
        while (before < most && old[place - before - 1] == @new[scan - before - 1])
            before++;
        return new(place - before, scan - before, length + before);
    }

    /// <summary>Ends the open piece where the one of the match begins, which may be before the match.</summary>
    private OpenPiece Close(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, OpenPiece open, DeltaMatch match)
    {
        var between = match.New - open.New;
        var forward = Extension.Forward(old[open.Old..], @new.Slice(open.New, between));
        var furthest = Math.Min(Math.Min(between, match.Old), Extension.FurthestBack(match.New - open.Matched));
        var backward = Extension.Backward(old.Slice(match.Old - furthest, furthest), @new.Slice(match.New - furthest, furthest));
        var overlap = forward + backward - between;
        if (overlap > 0)
        {
            var left = Extension.Split(
                old.Slice(open.Old + forward - overlap, overlap),
                old.Slice(match.Old - backward, overlap),
                @new.Slice(match.New - backward, overlap)
            );
            forward += left - overlap;
            backward -= left;
        }

        var next = new OpenPiece(match.Old - backward, match.New - backward, match.New);
        _edits.Add(new(forward, next.New - open.New - forward, next.Old - open.Old - forward));
        return next;
    }

    private void CloseLast(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, OpenPiece open)
    {
        var forward = Extension.Forward(old[open.Old..], @new[open.New..]);
        _edits.Add(new(forward, @new.Length - open.New - forward, 0));
    }

    /// <summary>A piece that has begun.</summary>
    /// <param name="Old">Where it began in the old content.</param>
    /// <param name="New">Where it began in the new content.</param>
    /// <param name="Matched">Where in the new content its match was found.</param>
    private readonly record struct OpenPiece(int Old, int New, int Matched);
}
