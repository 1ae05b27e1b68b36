using System.Diagnostics;
using System.Text;
using Nuke.Common;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>
/// Where a run writes. Secrets are masked, the output of each target stays in one piece, and a terminal shows below it what runs.
/// </summary>
internal sealed class BuildConsole : IRunConsole
{
    private readonly Lock _turn = new();
    private readonly TextWriter _output;
    private readonly Func<Verbosity> _verbosity;
    private readonly Func<TargetOutput?> _current;
    private readonly bool _hasColours;
    private readonly OutputTurns _turns;
    private readonly StatusArea _status;
    private readonly TargetOutput _outside = new("");

    /// <param name="surroundings">The run's surroundings.</param>
    /// <param name="verbosity">How much the run is to say, as far as that is known.</param>
    /// <param name="current">The output of the target that the calling code belongs to; null outside of any.</param>
    public BuildConsole(Surroundings surroundings, Func<Verbosity> verbosity, Func<TargetOutput?> current)
    {
        _current = current;
        _verbosity = verbosity;
        Log = new(surroundings.Clock);
        _output = surroundings.Output;
        _hasColours = surroundings.HasColours;
        _turns = new(Put);
        _status = new(surroundings.TerminalWidth);
    }

    public SecretMask Mask { get; } = new();

    /// <summary>The same as a file, and what is not shown besides.</summary>
    public RunLog Log { get; }

    /// <summary>The lines to show below the output; null when nothing is shown.</summary>
    public Func<IReadOnlyList<string>>? Status { get; set; }

    public void WriteLine(Verbosity until = Verbosity.Quiet) => WriteLine("", until: until);

    public void WriteLine(string text, Tint tint = Tint.None, Verbosity until = Verbosity.Quiet)
    {
        var masked = Mask.Apply(text);
        Log.Write(_current()?.Target, masked);
        if (_verbosity() > until)
            return;
        var lines = new StringBuilder();
        foreach (var line in masked.Split('\n'))
            lines.Append(Paint(line.TrimEnd('\r'), tint)).Append('\n');
        Write(lines.ToString());
    }

    public void WriteCommand(string command) => Write(Mask.Apply(command) + "\n");

    /// <summary>Adds to the line that the calling target has begun.</summary>
    public void WritePart(string text)
    {
        var unfinished = (_current() ?? _outside).Unfinished;
        string[] lines;
        lock (unfinished)
        {
            lines = unfinished.Append(text).ToString().Split('\n');
            unfinished.Clear().Append(lines[^1]);
        }

        foreach (var line in lines.AsSpan(0, lines.Length - 1))
            WriteLine(line);
    }

    /// <summary>Ends the line that the calling target has begun, if it has.</summary>
    public void FinishLine()
    {
        if ((_current() ?? _outside).Unfinished.Length > 0)
            WritePart("\n");
    }

    public void Begin(TargetOutput target)
    {
        lock (_turn)
            _turns.Begin(target);
    }

    public void End(TargetOutput target)
    {
        FinishLine();
        lock (_turn)
            _turns.End(target);
    }

    /// <summary>Shows what runs now.</summary>
    public void Refresh()
    {
        lock (_turn)
            Put("");
    }

    /// <summary>Writes all that waits for its turn, and shows no status any more.</summary>
    public void Close()
    {
        lock (_turn)
        {
            Status = null;
            _turns.ReleaseAll();
            Put("");
            _output.Flush();
        }
    }

    public void Flush()
    {
        lock (_turn)
            _output.Flush();
    }

    private void Write(string lines)
    {
        var target = _current();
        lock (_turn)
        {
            if (target is not null)
                target.LastWrite = Stopwatch.GetTimestamp();
            if (target is null or { HasTurn: true } or { HasEnded: true })
                Put(lines);
            else
                target.Kept.Append(lines);
        }
    }

    // One write for all, lest a terminal show the gap between erasing and drawing.
    private void Put(string lines)
    {
        if (Status is null && !_status.IsDrawn)
        {
            _output.Write(lines);
            return;
        }

        _output.Write(
            _status.Erase() + lines + _status.Draw([.. (Status?.Invoke() ?? []).Select(Mask.Apply)], line => Paint(line, Tint.Faint))
        );
        _output.Flush();
    }

    private string Paint(string text, Tint tint) =>
        !_hasColours || text.Length == 0
            ? text
            : tint switch
            {
                Tint.Faint => $"\e[2m{text}\e[0m",
                Tint.Heading => $"\e[1;36m{text}\e[0m",
                Tint.Good => $"\e[32m{text}\e[0m",
                Tint.Warning => $"\e[33m{text}\e[0m",
                Tint.Bad => $"\e[1;31m{text}\e[0m",
                _ => text,
            };
}
