namespace Nuke.Embedded.Tests.Processes;

/// <summary>What a person sees: a terminal that understands the few control sequences that a run may write. Others are an error.</summary>
internal sealed class Screen
{
    private readonly List<char[]> _lines =
    [
        [],
    ];
    private int _row;
    private int _column;

    /// <summary>The lines as they stand, also those that have scrolled away.</summary>
    public IEnumerable<string> Lines => _lines.Select(line => new string(line).TrimEnd());

    public void Write(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\e')
                i = Control(text, i + 1);
            else if (text[i] == '\r')
                _column = 0;
            else if (text[i] == '\n')
                NextLine();
            else
                Put(text[i]);
        }
    }

    private int Control(string text, int at)
    {
        // Keypad modes, which the framework sets when it first writes to a terminal.
        if (text[at] is '=' or '>')
            return at;
        var end = at + 1;
        while (!char.IsLetter(text[end]))
            end++;
        var argument = text[(at + 1)..end];
        switch (text[end])
        {
            case 'K' when argument == "2":
                _lines[_row] = [];
                break;
            case 'A':
                _row -= int.Parse(argument);
                break;
            case 'm' or 'h' or 'l':
                break;
            default:
                throw new InvalidOperationException($"The sequence ESC {text[at..(end + 1)]} is not expected");
        }

        return end;
    }

    private void NextLine()
    {
        if (++_row == _lines.Count)
            _lines.Add([]);
    }

    private void Put(char character)
    {
        if (_lines[_row].Length <= _column)
        {
            var length = _lines[_row].Length;
            _lines[_row] = [.. _lines[_row], .. Enumerable.Repeat(' ', _column + 1 - length)];
        }

        _lines[_row][_column++] = character;
    }
}
