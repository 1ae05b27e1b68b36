using System.Buffers;

namespace DistroFactory.UpdateStream.Deltas.Matching;

/// <summary>
/// Sorts the suffixes of a text in time proportional to its length, whatever it repeats: SA-IS, "Two Efficient Algorithms for Linear Time
/// Suffix Array Construction" (Nong, Zhang, Chan, 2011). Beside the result it needs space only for the counts of the characters: those of
/// deeper levels, of which there are at most as many as half the text, come from the shared pool.
/// </summary>
internal static class SuffixSorter
{
    private const int None = -1;

    /// <summary>Fills in the starts of all suffixes in ascending order; a suffix that is the beginning of another comes first.</summary>
    public static void Sort(ReadOnlySpan<byte> text, Span<int> suffixes) => Sort(new ByteText(text), suffixes[..text.Length]);

    private static void Sort<TText>(TText text, Span<int> suffixes)
        where TText : IText, allows ref struct
    {
        if (text.Length < 2)
        {
            suffixes.Clear();
            return;
        }

        var rented = ArrayPool<int>.Shared.Rent((2 * text.Alphabet) + 1);
        try
        {
            var buckets = new CharacterBuckets<TText>(text, rented);
            var count = SortPieces(text, suffixes, buckets);
            var names = NamePieces(text, suffixes, count);
            if (names < count)
                SortByNames(text, suffixes, count, names);
            SpreadOut(text, suffixes, count, buckets);
            Induce(text, suffixes, buckets);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    /// <summary>Sorts the pieces of text between two leftmost-smaller positions; their starts are put at the front.</summary>
    private static int SortPieces<TText>(TText text, Span<int> suffixes, CharacterBuckets<TText> buckets)
        where TText : IText, allows ref struct
    {
        suffixes.Fill(None);
        var tails = buckets.Tails();
        var starts = new LeftmostSmaller<TText>(text);
        for (int start; (start = starts.Next()) >= 0;)
            suffixes[--tails[text[start]]] = start;
        Induce(text, suffixes, buckets);

        // After induction the tails are where, in each bucket, the suffixes smaller than their successors begin.
        var count = 0;
        for (var character = 0; character < text.Alphabet; character++)
        {
            var end = buckets.End(character);
            for (var i = tails[character]; i < end; i++)
            {
                var start = suffixes[i];
                if (start > 0 && text[start - 1] > character)
                    suffixes[count++] = start;
            }
        }

        return count;
    }

    /// <summary>Numbers the sorted pieces, equal ones alike; the names are put into the second half, at half their position in the text.</summary>
    private static int NamePieces<TText>(TText text, Span<int> suffixes, int count)
        where TText : IText, allows ref struct
    {
        var atPosition = suffixes[count..];
        atPosition.Fill(None);
        var starts = new LeftmostSmaller<TText>(text);
        var end = text.Length; // the piece at the end is like no other: nothing is as small as the end of the text
        for (int start; (start = starts.Next()) >= 0; end = start)
            atPosition[start >> 1] = end - start;

        var names = 0;
        var (previous, previousLength) = (text.Length, 0);
        for (var i = 0; i < count; i++)
        {
            var start = suffixes[i];
            var length = atPosition[start >> 1];
            var same = length == previousLength && start + length < text.Length && previous + length < text.Length
                && text.Equal(start, previous, length + 1);
            if (!same)
                names++;
            (previous, previousLength) = (start, length);
            atPosition[start >> 1] = names - 1;
        }

        return names;
    }

    /// <summary>Where pieces repeat, the order of their suffixes is that of the suffixes of the text made of their names.</summary>
    private static void SortByNames<TText>(TText text, Span<int> suffixes, int count, int names)
        where TText : IText, allows ref struct
    {
        var reduced = suffixes[^count..];
        var target = suffixes.Length;
        for (var i = suffixes.Length - 1; i >= count; i--)
        {
            if (suffixes[i] != None)
                suffixes[--target] = suffixes[i];
        }

        Sort(new NameText(reduced, names), suffixes[..count]);

        var starts = new LeftmostSmaller<TText>(text);
        for (var i = count - 1; i >= 0; i--)
            reduced[i] = starts.Next();
        for (var i = 0; i < count; i++)
            suffixes[i] = reduced[suffixes[i]];
    }

    /// <summary>Moves the sorted starts from the front to the ends of their buckets.</summary>
    private static void SpreadOut<TText>(TText text, Span<int> suffixes, int count, CharacterBuckets<TText> buckets)
        where TText : IText, allows ref struct
    {
        suffixes[count..].Fill(None);
        var tails = buckets.Tails();
        for (var i = count - 1; i >= 0; i--)
        {
            var start = suffixes[i];
            suffixes[i] = None;
            suffixes[--tails[text[start]]] = start;
        }
    }

    /// <summary>
    /// From the sorted leftmost-smaller suffixes to all: a suffix greater than its successor follows from it in ascending order, one smaller
    /// than its successor in descending order.
    /// </summary>
    private static void Induce<TText>(TText text, Span<int> suffixes, CharacterBuckets<TText> buckets)
        where TText : IText, allows ref struct
    {
        var heads = buckets.Heads();
        var last = text.Length - 1;
        suffixes[heads[text[last]]++] = last;
        for (var i = 0; i < suffixes.Length; i++)
        {
            var start = suffixes[i] - 1;
            if (start < 0)
                continue;
            var character = text[start];
            if (character >= text[start + 1])
                suffixes[heads[character]++] = start;
        }

        var tails = buckets.Tails();
        for (var i = suffixes.Length - 1; i >= 0; i--)
        {
            var start = suffixes[i] - 1;
            if (start < 0)
                continue;
            var (character, next) = (text[start], text[start + 1]);

            // Equal characters are of one kind, and those smaller than their successors stand from the tail on.
            if (character < next || (character == next && i >= tails[next]))
                suffixes[--tails[character]] = start;
        }
    }
}
