namespace Nuke.Embedded.Engine.CommandLine;

/// <summary>A command line up to the cursor: the words that are finished, and the one being typed.</summary>
internal sealed record CommandLineSoFar(IReadOnlyList<string> Words, string Current)
{
    /// <summary>Splits a line as a shell would, quotes included; the first word, the command, is left out.</summary>
    public static CommandLineSoFar Of(string line)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var quote = '\0';
        var open = false;
        foreach (var character in line)
        {
            if (quote == '\0' && character is '\'' or '"')
                (quote, open) = (character, true);
            else if (character == quote)
                quote = '\0';
            else if (quote == '\0' && char.IsWhiteSpace(character))
            {
                if (open || word.Length > 0)
                    words.Add(word.ToString());
                word.Clear();
                open = false;
            }
            else
                word.Append(character);
        }

        return new([.. words.Skip(1)], words.Count == 0 ? "" : word.ToString());
    }
}
