using System.Diagnostics;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Engine.Progress;

/// <summary>
/// Shows what runs: on a terminal below the output, ten times a second; elsewhere as a line when a target has been silent for long.
/// </summary>
internal sealed class LiveStatus : IDisposable
{
    private static readonly TimeSpan s_frame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    /// <summary>How long a target is silent before a line tells that it still runs.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly BuildRun _run;
    private readonly StatusLines _lines;
    private readonly Timer _timer;

    public LiveStatus(BuildRun run)
    {
        _run = run;
        _lines = new(run);
        var isLive = run.Surroundings.IsWatched && run.Host is Terminal && run.Verbosity is Verbosity.Normal or Verbosity.Verbose;
        if (isLive)
            run.Console.Status = _lines.Write;
        _timer = isLive ? new(_ => run.Console.Refresh(), null, s_frame, s_frame) : new(_ => Remind(), null, s_look, s_look);
    }

    public void Dispose()
    {
        _timer.Dispose();
        _run.Console.Status = null;
        _run.Console.Refresh();
    }

    private void Remind()
    {
        foreach (var target in _run.Running)
        {
            var output = target.Output;
            if (_run.Verbosity > Verbosity.Normal || target.Age < Silence || Stopwatch.GetElapsedTime(output.LastWrite) < Silence)
                continue;
            output.LastWrite = Stopwatch.GetTimestamp();
            _run.Console.WriteLine($"… {_lines.Describe(target)}", Tint.Faint);
        }
    }
}
