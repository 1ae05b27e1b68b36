using System.Diagnostics;
using Nuke.Common;
using Nuke.Common.Execution;
using Nuke.Embedded.Engine.RunState;

namespace Nuke.Embedded.Engine.Progress;

/// <summary>Shows what runs: on a terminal below the output, ten times a second; elsewhere as a line when a target has been silent for long.</summary>
internal sealed class LiveStatus : IDisposable
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>How long a target is silent before a line tells that it still runs.</summary>
    internal static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private readonly BuildRun run;
    private readonly StatusLines lines;
    private readonly Timer timer;

    public LiveStatus(BuildRun run)
    {
        this.run = run;
        lines = new(run);
        var isLive = run.Surroundings.IsWatched && run.Host is Terminal && run.Verbosity is Verbosity.Normal or Verbosity.Verbose;
        if (isLive)
            run.Console.Status = lines.Write;
        timer = isLive ? new(_ => run.Console.Refresh(), null, Frame, Frame) : new(_ => Remind(), null, Look, Look);
    }

    public void Dispose()
    {
        timer.Dispose();
        run.Console.Status = null;
        run.Console.Refresh();
    }

    private void Remind()
    {
        foreach (var target in run.Running)
        {
            var output = target.Output;
            if (run.Verbosity > Verbosity.Normal || target.Age < Silence || Stopwatch.GetElapsedTime(output.LastWrite) < Silence)
                continue;
            output.LastWrite = Stopwatch.GetTimestamp();
            run.Console.WriteLine($"… {lines.Describe(target)}", Tint.Faint);
        }
    }
}
