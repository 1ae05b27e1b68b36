using Nuke.Common;
using Serilog.Events;

namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>The warnings and errors of a run, to be repeated at its end: the log above may be long.</summary>
internal sealed class Messages
{
    /// <summary>As many are repeated; who has more will look at the log.</summary>
    private const int Most = 20;

    private readonly Lock access = new();
    private readonly List<(LogEventLevel Level, string Text)> first = [];
    private int count;

    public void Add(LogEventLevel level, string text)
    {
        if (level < LogEventLevel.Warning)
            return;
        lock (access)
        {
            count++;
            if (first.Count < Most)
                first.Add((level, text));
        }
    }

    /// <summary>The first of them, each with its level.</summary>
    public IReadOnlyList<string> All
    {
        get
        {
            lock (access)
                return [.. first.Select(message => $"[{LogLevels.Of(message.Level).Letters}] {message.Text}")];
        }
    }

    /// <summary>Writes the first line of each. A single error stands right above, and is not said twice.</summary>
    public void Repeat(BuildConsole console)
    {
        lock (access)
        {
            if (count == 0 || (count == 1 && first[0].Level > LogEventLevel.Warning))
                return;
            console.WriteLine(Verbosity.Minimal);
            console.WriteLine("Warnings and errors", Tint.Heading, Verbosity.Minimal);
            foreach (var (level, text) in first)
                console.WriteLine($"[{LogLevels.Of(level).Letters}] {text.Split('\n')[0].TrimEnd()}", level > LogEventLevel.Warning ? Tint.Bad : Tint.Warning, Verbosity.Minimal);
            if (count > first.Count)
                console.WriteLine($"… and {count - first.Count} more, see above", Tint.Faint, Verbosity.Minimal);
        }
    }
}
