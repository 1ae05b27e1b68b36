using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using DistroFactory.Foundation;

namespace DistroFactory.Configuration.Shell;

/// <summary>A <c>distro.yaml</c> in the making, which remembers of each line which variable of <c>config.sh</c> it came from.</summary>
internal sealed partial class ShellDocument
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _origins = [];
    private readonly List<string> _open = [];
    private readonly HashSet<string> _mentioned = [];
    private int _written;

    /// <summary>The document.</summary>
    public string Text => _text.ToString();

    /// <summary>The variable that a line came from; lines count from 1.</summary>
    public string OriginOf(long line) => _origins[(int)line - 1];

    /// <summary>A comment of its own line.</summary>
    public void Comment(string text) => Write($"# {text}", "");

    /// <summary>What the document cannot say, one sentence each.</summary>
    public List<Notice> Notices { get; } = [];

    /// <summary>Whether anything of a variable stands in the document, or in a notice.</summary>
    public bool Mentions(string variable) => _origins.Contains(variable) || _mentioned.Contains(variable);

    /// <summary>A variable needs no further word.</summary>
    public void Mention(string variable) => _mentioned.Add(variable);

    /// <summary>Says something of the script that changes what a release is.</summary>
    public void Warn(string sentence)
    {
        Notices.Add(Notice.Warning(sentence));
        Comment(sentence);
    }

    /// <summary>Says something of the script that the document cannot say.</summary>
    public void Tell(string sentence)
    {
        Notices.Add(new(sentence));
        Comment(sentence);
    }

    /// <summary>Begins a map under a key; it is written with its first entry, so that none stays empty.</summary>
    public void Open(string key) => _open.Add($"{key}:");

    /// <summary>Begins an entry of a list of maps, written with its first key.</summary>
    public void OpenItem() => _open.Add("-");

    /// <summary>Ends what was begun last.</summary>
    public void Close()
    {
        _open.RemoveAt(_open.Count - 1);
        _written = Math.Min(_written, _open.Count);
    }

    /// <summary>A key with a value; nothing when the value is null.</summary>
    public void Add(string key, string? value, string variable)
    {
        if (value is not null)
            Put($"{key}: {Quote(value)}", variable);
    }

    /// <summary>A key with a list of values; nothing when there are none, unless that is to be said.</summary>
    public void Add(string key, ImmutableArray<string> values, string variable, bool orNone = false)
    {
        if (orNone || !values.IsEmpty)
            Put($"{key}: [{string.Join(", ", values.Select(Quote))}]", variable);
    }

    private void Put(string line, string variable)
    {
        var item = false;
        for (; _written < _open.Count; _written++)
        {
            if (_open[_written] == "-")
                item = true;
            else
                Write(Begin(_written, ref item) + _open[_written], variable);
        }

        Write(Begin(_open.Count, ref item) + line, variable);
    }

    private void Write(string line, string variable)
    {
        _text.Append(line).Append('\n');
        _origins.Add(variable);
    }

    private static string Begin(int depth, ref bool item)
    {
        var indent = new string(' ', 2 * depth);
        var begin = item ? indent[..^2] + "- " : indent;
        item = false;
        return begin;
    }

    // A value is text and no YAML, and what looks like a variable of ours is not meant as one.
    private static string Quote(string value)
    {
        var literal = value.Replace("${", "$${", StringComparison.Ordinal);
        return Plain().IsMatch(literal)
            ? literal
            : "\""
                + literal
                    .Replace("\\", "\\\\", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal)
                    .Replace("\n", "\\n", StringComparison.Ordinal)
                    .Replace("\t", "\\t", StringComparison.Ordinal)
                + "\"";
    }

    [GeneratedRegex(@"\A(?:[A-Za-z0-9/_.][A-Za-z0-9/_.+@-]*|https?://[A-Za-z0-9/_.:@-]+)\z")]
    private static partial Regex Plain();
}
