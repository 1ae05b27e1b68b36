using System.Text;

namespace DistroFactory.Benchmarks.Synthetic;

/// <summary>Content that compresses about as well as that of a distribution, and is a function of its seed alone.</summary>
internal static class SyntheticContent
{
    private static readonly string[] s_words = [.. Enumerable.Range(0, 2048).Select(Word)];

    /// <summary>Lines of words.</summary>
    public static byte[] Text(int seed, int bytes)
    {
        var random = new Random(seed);
        var text = new StringBuilder(bytes + 16);
        while (text.Length < bytes)
            text.Append(s_words[random.Next(s_words.Length)]).Append(random.Next(9) == 0 ? '\n' : ' ');
        return Encoding.ASCII.GetBytes(text.ToString(0, bytes));
    }

    /// <summary>Runs of bytes of which many come back.</summary>
    public static byte[] Binary(int seed, int bytes)
    {
        var random = new Random(seed);
        var content = new byte[bytes];
        random.NextBytes(content.AsSpan(0, bytes / 4));
        var at = bytes / 4;
        while (at < bytes)
        {
            var length = Math.Min(4 + random.Next(60), bytes - at);
            content.AsSpan(random.Next(at - length), length).CopyTo(content.AsSpan(at));
            at += length;
        }

        return content;
    }

    // Random with a seed gives the same numbers on every machine and runtime.
    private static string Word(int number)
    {
        var random = new Random(number);
        return string.Concat(Enumerable.Range(0, 3 + random.Next(7)).Select(_ => (char)('a' + random.Next(26))));
    }
}
