using System.Text;

namespace Nuke.Embedded.Integrations.Pipelines;

/// <summary>A text of indented lines.</summary>
internal sealed class IndentedText
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public void Line(string line = "") => _text.Append(line.Length > 0 ? new string(' ', 2 * _depth) : "").Append(line).Append('\n');

    /// <summary>Lines that lie below a first one, and a last one that closes them if there is one.</summary>
    public void Block(string first, Action body, string? last = null)
    {
        Line(first);
        _depth++;
        body();
        _depth--;
        if (last is not null)
            Line(last);
    }

    /// <summary>Lines of Groovy between braces.</summary>
    public void Braces(string first, Action body) => Block(first + " {", body, "}");

    /// <summary>Parts with an empty line between them.</summary>
    public void Separated<T>(IReadOnlyList<T> parts, Action<T> write)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
                Line();
            write(parts[i]);
        }
    }

    /// <summary>Items of a YAML list below a key, as quoted texts.</summary>
    public void List(string key, IEnumerable<string> items) =>
        Block(
            key + ":",
            () =>
            {
                foreach (var item in items)
                    Line($"- {Quote(item)}");
            }
        );

    /// <summary>A text in single quotes, as YAML reads it.</summary>
    public static string Quote(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public override string ToString() => _text.ToString();
}
