using System.Text;

namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>The lines at the lower end of a terminal that tell what is going on. They are erased before anything else is written.</summary>
internal sealed class StatusArea(Func<int> width)
{
    private int _drawn;

    public bool IsDrawn => _drawn > 0;

    /// <summary>What erases the lines that are drawn.</summary>
    public string Erase()
    {
        var text = _drawn == 0 ? "" : "\r\e[2K" + string.Concat(Enumerable.Repeat("\e[1A\e[2K", _drawn - 1));
        _drawn = 0;
        return text;
    }

    /// <summary>
    /// What draws these lines; the cursor stays behind the last one. A line that is too long is cut, for a terminal would break it.
    /// </summary>
    public string Draw(IReadOnlyList<string> lines, Func<string, string> paint)
    {
        var text = new StringBuilder();
        var columns = Math.Max(width() - 1, 10);
        foreach (var line in lines)
            text.Append(text.Length > 0 ? "\n" : "").Append(paint(line.Length > columns ? line[..(columns - 1)] + "…" : line));
        _drawn = lines.Count;
        return text.ToString();
    }
}
