namespace Nuke.Embedded.CommandLine;

/// <summary>An option as it was typed, with the words that follow it.</summary>
internal sealed record Argument(string Typed, IReadOnlyList<string> Words)
{
    public string Name => Names.Plain(Typed);

    public static bool IsOption(string word) =>
        word.Length > 1 && word[0] == '-' && (char.IsLetter(word[1]) || word[1] == '?' || (word.Length > 2 && word[1] == '-'));
}
