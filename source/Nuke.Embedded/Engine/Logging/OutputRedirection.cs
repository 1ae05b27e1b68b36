using Nuke.Embedded.Engine.ConsoleOutput;
using Nuke.Embedded.Engine.RunState;
using Serilog;
using Serilog.Core;

namespace Nuke.Embedded.Engine.Logging;

/// <summary>Leads the process's log and console into the run, for as long as it lasts.</summary>
internal sealed class OutputRedirection : IDisposable
{
    private readonly ILogger _loggerBefore = Log.Logger;
    private readonly TextWriter _outputBefore = Console.Out;
    private readonly TextWriter _errorBefore = Console.Error;
    private readonly ConsoleWriter _writer;
    private readonly BuildRun _run;

    public OutputRedirection(BuildRun run)
    {
        _run = run;
        _writer = new(run.Console);
        Console.SetOut(_writer);
        Console.SetError(_writer);
        Log.Logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink((ILogEventSink)new LogSink(run)).CreateLogger();
    }

    public void Dispose()
    {
        _run.Console.FinishLine();
        _run.Host.End();
        Log.CloseAndFlush();
        Log.Logger = _loggerBefore;
        Console.SetOut(_outputBefore);
        Console.SetError(_errorBefore);
        _writer.Dispose();
        _run.Console.Flush();
    }
}
