namespace Nuke.Embedded.Foundation;

/// <summary>An option as it was typed, with the words that follow it or the one after its equals sign.</summary>
internal sealed record TypedOption(string Typed, IReadOnlyList<string> Words, bool HasEquals = false)
{
    public string Name => Spelling.Plain(Typed);

    public static bool IsOption(string word) =>
        word.Length > 1 && word[0] == '-' && (char.IsLetter(word[1]) || word[1] == '?' || (word.Length > 2 && word[1] == '-'));

    /// <summary>The options with the words that follow each, or its word after an equals sign.</summary>
    public static IEnumerable<TypedOption> OptionsIn(IReadOnlyList<string> arguments)
    {
        var next = 0;
        while (next < arguments.Count && !IsOption(arguments[next]))
            next++;
        while (next < arguments.Count)
        {
            var typed = arguments[next++];
            var equals = typed.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                yield return new(typed[..equals], [typed[(equals + 1)..]], HasEquals: true);
                continue;
            }

            var words = new List<string>();
            while (next < arguments.Count && !IsOption(arguments[next]))
                words.Add(arguments[next++]);
            yield return new(typed, words);
        }
    }
}
