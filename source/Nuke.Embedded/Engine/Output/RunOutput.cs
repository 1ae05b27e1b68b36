using Serilog;
using Serilog.Core;

namespace Nuke.Embedded.Output;

/// <summary>Leads the process's log and console into the run, for as long as it lasts.</summary>
internal sealed class RunOutput : IDisposable
{
    private readonly ILogger loggerBefore = Log.Logger;
    private readonly TextWriter outputBefore = Console.Out;
    private readonly TextWriter errorBefore = Console.Error;
    private readonly ConsoleWriter writer;
    private readonly BuildRun run;

    public RunOutput(BuildRun run)
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
        Log.CloseAndFlush();
        Log.Logger = loggerBefore;
        Console.SetOut(outputBefore);
        Console.SetError(errorBefore);
        writer.Dispose();
        run.Console.Flush();
    }
}
