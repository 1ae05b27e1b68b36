using Nuke.Embedded.Engine.ConsoleOutput;
using Nuke.Embedded.Engine.RunState;
using Serilog;
using Serilog.Core;

namespace Nuke.Embedded.Engine.Logging;

/// <summary>Leads the process's log and console into the run, for as long as it lasts.</summary>
internal sealed class OutputRedirection : IDisposable
{
    private readonly ILogger loggerBefore = Log.Logger;
    private readonly TextWriter outputBefore = Console.Out;
    private readonly TextWriter errorBefore = Console.Error;
    private readonly ConsoleWriter writer;
    private readonly BuildRun run;

    public OutputRedirection(BuildRun run)
    {
        this.run = run;
        writer = new(run.Console);
        Console.SetOut(writer);
        Console.SetError(writer);
        Log.Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink((ILogEventSink)new LogSink(run)).CreateLogger();
    }

    public void Dispose()
    {
        run.Console.FinishLine();
        run.Host.End();
        Log.CloseAndFlush();
        Log.Logger = loggerBefore;
        Console.SetOut(outputBefore);
        Console.SetError(errorBefore);
        writer.Dispose();
        run.Console.Flush();
    }
}
