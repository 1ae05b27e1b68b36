using Nuke.Common;
using Serilog.Events;

namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>The warnings and errors of a run, to be repeated at its end: the log above may be long.</summary>
internal sealed class Messages
{
    /// <summary>As many are repeated; who has more will look at the log.</summary>
    private const int Most = 20;

    private readonly Lock _access = new();
    private readonly List<(LogEventLevel Level, string Text)> _first = [];
    private int _count;

    public void Add(LogEventLevel level, string text)
    {
        if (level < LogEventLevel.Warning)
            return;
        lock (_access)
        {
            _count++;
            if (_first.Count < Most)
                _first.Add((level, text));
        }
    }

    /// <summary>The first of them, each with its level.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (_access)
                return [.. _first.Select(message => $"[{LogLevels.Of(message.Level).Letters}] {message.Text}")];
        }
    }

    /// <summary>Writes the first line of each. A single error stands right above, and is not said twice.</summary>
    public void Repeat(BuildConsole console)
    {
        lock (_access)
        {
            if (_count == 0 || (_count == 1 && _first[0].Level > LogEventLevel.Warning))
                return;
            console.WriteLine(Verbosity.Minimal);
            console.WriteLine("Warnings and errors", Tint.Heading, Verbosity.Minimal);
            foreach (var (level, text) in _first)
                console.WriteLine(
                    $"[{LogLevels.Of(level).Letters}] {text.Split('\n')[0].TrimEnd()}",
                    level > LogEventLevel.Warning ? Tint.Bad : Tint.Warning,
                    Verbosity.Minimal
                );
            if (_count > _first.Count)
                console.WriteLine($"… and {_count - _first.Count} more, see above", Tint.Faint, Verbosity.Minimal);
        }
    }
}
