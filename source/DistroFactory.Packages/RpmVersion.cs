namespace DistroFactory.Packages;

/// <summary>The order of version strings.</summary>
public static class RpmVersion
{
    /// <summary><c>rpmvercmp</c>: segments of digits or letters, <c>~</c> before everything, <c>^</c> after the end.</summary>
    /// <returns>Below, at or above 0, as <paramref name="a"/> is older than, equal to or newer than <paramref name="b"/>.</returns>
    public static int Compare(string a, string b) => CompareSpans(a, b);

    private static int CompareSpans(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        while (true)
        {
            a = SkipSeparators(a);
            b = SkipSeparators(b);

            // A tilde sorts before everything, the end of the string included: 1.0~rc1 < 1.0.
            if (StartsWith(a, '~') || StartsWith(b, '~'))
            {
                if (!StartsWith(a, '~') || !StartsWith(b, '~'))
                    return StartsWith(a, '~') ? -1 : 1;
                a = a[1..];
                b = b[1..];
                continue;
            }

            // A caret sorts after the end of the string, but before anything else: 1.0 < 1.0^git1 < 1.0.1.
            if (StartsWith(a, '^') || StartsWith(b, '^'))
            {
                if (a.IsEmpty || b.IsEmpty)
                    return a.IsEmpty ? -1 : 1;
                if (!StartsWith(a, '^') || !StartsWith(b, '^'))
                    return StartsWith(a, '^') ? -1 : 1;
                a = a[1..];
                b = b[1..];
                continue;
            }

            if (a.IsEmpty || b.IsEmpty)
                return a.Length.CompareTo(b.Length);

            var order = CompareSegments(ref a, ref b);
            if (order != 0)
                return order;
        }
    }

    private static int CompareSegments(ref ReadOnlySpan<char> a, ref ReadOnlySpan<char> b)
    {
        // The kind of the segment is the first string's; digits are newer than letters.
        var digits = char.IsAsciiDigit(a[0]);
        var segmentA = TakeSegment(ref a, digits);
        var segmentB = TakeSegment(ref b, digits);
        if (segmentB.IsEmpty)
            return digits ? 1 : -1;
        if (!digits)
            return segmentA.CompareTo(segmentB, StringComparison.Ordinal);

        segmentA = segmentA.TrimStart('0');
        segmentB = segmentB.TrimStart('0');
        return segmentA.Length != segmentB.Length
            ? segmentA.Length.CompareTo(segmentB.Length)
            : segmentA.CompareTo(segmentB, StringComparison.Ordinal);
    }

    private static ReadOnlySpan<char> TakeSegment(ref ReadOnlySpan<char> text, bool digits)
    {
        var length = 0;
        while (length < text.Length && (digits ? char.IsAsciiDigit(text[length]) : char.IsAsciiLetter(text[length])))
            length++;
        var segment = text[..length];
        text = text[length..];
        return segment;
    }

    private static ReadOnlySpan<char> SkipSeparators(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && !char.IsAsciiLetterOrDigit(text[start]) && text[start] is not ('~' or '^'))
            start++;
        return text[start..];
    }

    private static bool StartsWith(ReadOnlySpan<char> text, char mark) => !text.IsEmpty && text[0] == mark;
}
