using DistroFactory.UpdateStream.Deltas.Matching;

namespace DistroFactory.UpdateStream.Tests.Deltas;

/// <summary>Suffixes are sorted as a comparison of each with each would.</summary>
public sealed class SuffixSorterTests
{
    [Test]
    public void Every_text_of_up_to_nine_characters_of_an_alphabet_of_three_is_sorted()
    {
        for (var length = 0; length <= 9; length++)
        {
            var text = new byte[length];
            do
            {
                AssertSorted(text);
            }
            while (NextText(text, characters: 3));
        }
    }

    [Test]
    public void Random_texts_are_sorted([Values(1, 2, 4, 256)] int values, [Range(1, 5)] int seed)
        => AssertSorted(new Contents(seed).OfFewValues(400 * seed, values));

    [Test]
    public void Periodic_texts_with_a_flaw_are_sorted([Values(1, 2, 3, 10, 100)] int period)
    {
        var text = new Contents(period).Periodic(1500, period);
        AssertSorted(text);
        text[700]++;
        AssertSorted(text);
    }

    [Test]
    public void A_word_in_which_every_piece_repeats_is_sorted()
    {
        var (fibonacci, previous) = (new byte[] { 1 }, new byte[] { 0 });
        while (fibonacci.Length < 1500)
            (fibonacci, previous) = ([.. fibonacci, .. previous], fibonacci);
        AssertSorted(fibonacci);
    }

    private static void AssertSorted(byte[] text)
    {
        var suffixes = new int[text.Length];
        SuffixSorter.Sort(text, suffixes);
        var expected = Enumerable.Range(0, text.Length).ToArray();
        Array.Sort(expected, (a, b) => text.AsSpan(a).SequenceCompareTo(text.AsSpan(b)));
        if (!suffixes.AsSpan().SequenceEqual(expected))
            Assert.Fail($"{Convert.ToHexString(text)} is sorted {string.Join(' ', suffixes)}, not {string.Join(' ', expected)}");
    }

    private static bool NextText(byte[] text, int characters)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (++text[i] < characters)
                return true;
            text[i] = 0;
        }

        return false;
    }
}
