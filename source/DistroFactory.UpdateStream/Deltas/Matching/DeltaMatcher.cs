namespace DistroFactory.UpdateStream.Deltas.Matching;

/// <summary>
/// Describes new content by old: which old piece each new piece resembles. The rule is that of bsdiff (Colin Percival, "Naive Differences of
/// Executable Code", 2003): stay with an alignment until another one agrees in some bytes more. What differs is how it gets there:
/// in time proportional to the content, even where that repeats itself.
/// </summary>
internal sealed class DeltaMatcher : IDisposable
{
    /// <summary>
    /// By how many bytes another alignment must be better to be worth a step of the control block. bsdiff has 8; with the control block
    /// compressed by xz, 11 gave the smallest sum over the updates of a real distribution.
    /// </summary>
    private const int Worthwhile = 11;

    /// <summary>
    /// Where the present alignment holds for this long, no other is looked for. One that goes on for longer is found at the end of the run,
    /// and then extended backwards over it.
    /// </summary>
    private const int LongRun = 32;

    /// <summary>A match that was not taken is looked for again after this part of it: searching costs as much as the match is long.</summary>
    private const int StepPart = 16;

    private readonly List<DeltaEdit> _edits = [];
    private PieceFilter? _filter;
    private SuffixIndex? _index;

    /// <summary>The steps from old to new content.</summary>
    public IReadOnlyList<DeltaEdit> Compare(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new)
    {
        var open = new OpenPiece(0, 0, 0);
        var alignment = new Alignment(old, @new, 0);
        var scan = 0;
        while (scan < @new.Length)
        {
            var run = alignment.RunAt(scan);
            if (run >= LongRun)
            {
                scan += run;
                continue;
            }

            var match = Find(old, @new[scan..]);
            var agreeing = match.Length <= Worthwhile ? 0 : alignment.Agreeing(scan, scan + match.Length);
            if (match.Length <= agreeing + Worthwhile)
            {
                scan += Math.Max(Math.Max(1, run), match.Length / StepPart);
                continue;
            }

            open = Close(old, @new, open, scan, match);
            alignment = new(old, @new, match.Position - scan);
            scan += match.Length;
        }

        CloseLast(old, @new, open);
        return _edits;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _filter?.Dispose();
        _index?.Dispose();
    }

    /// <summary>The longest match, if it may be long enough. Most contents differ little from the old, and need no suffix array for it.</summary>
    private Match Find(ReadOnlySpan<byte> old, ReadOnlySpan<byte> wanted)
    {
        _filter ??= new PieceFilter(old);
        if (!_filter.MayHave(wanted))
            return default;
        _index ??= new SuffixIndex(old);
        return _index.Longest(old, wanted);
    }

    /// <summary>Ends the open piece where the one of the match begins, which may be before the match.</summary>
    private OpenPiece Close(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, OpenPiece open, int scan, Match match)
    {
        var forward = Extension.Forward(old[open.Old..], @new[open.New..scan]);
        var furthest = Math.Min(Math.Min(scan - open.New, match.Position), Extension.FurthestBack(scan - open.Matched));
        var backward = Extension.Backward(old.Slice(match.Position - furthest, furthest), @new.Slice(scan - furthest, furthest));
        var overlap = forward + backward - (scan - open.New);
        if (overlap > 0)
        {
            var left = Extension.Split(
                old.Slice(open.Old + forward - overlap, overlap),
                old.Slice(match.Position - backward, overlap),
                @new.Slice(scan - backward, overlap));
            forward += left - overlap;
            backward -= left;
        }

        var next = new OpenPiece(match.Position - backward, scan - backward, scan);
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
