using System.Globalization;
using Nuke.Common;
using Nuke.Embedded.Engine.ConsoleOutput;
using Nuke.Embedded.Engine.RunState;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Nuke.Embedded.Engine.Logging;

/// <summary>Writes what is logged through Serilog to the console of the run.</summary>
internal sealed class LogSink(BuildRun run) : ILogEventSink
{
    // Strings without the quotes that Serilog puts around them.
    private static readonly MessageTemplateTextFormatter s_formatter = new("{Message:lj}", CultureInfo.InvariantCulture);

    // The tersest verbosity that shows a level.
    private static Verbosity LastOf(LogEventLevel level) =>
        level switch
        {
            LogEventLevel.Verbose => Verbosity.Verbose,
            LogEventLevel.Debug or LogEventLevel.Information => Verbosity.Normal,
            _ => Verbosity.Quiet,
        };

    public void Emit(LogEvent logEvent)
    {
        var message = Render(logEvent);
        if (run.Host.Filters(message))
            return;
        run.Messages.Add(logEvent.Level, message);
        var (level, tint) = LogLevels.Of(logEvent.Level);
        var time = run.Surroundings.Clock.GetLocalNow();
        run.Console.WriteLine($"{time:HH:mm:ss} [{level}] {message}", tint, LastOf(logEvent.Level));
        if (logEvent.Exception is { } exception)
            run.Console.WriteLine(
                run.Verbosity == Verbosity.Verbose ? exception.ToString() : exception.Message,
                tint,
                LastOf(logEvent.Level)
            );
        if (logEvent.Level == LogEventLevel.Warning)
            run.Host.Warn(message, logEvent.Exception?.Message);
        else if (logEvent.Level > LogEventLevel.Warning)
            run.Host.Fail(message, logEvent.Exception?.Message);
    }

    private static string Render(LogEvent logEvent)
    {
        using var text = new StringWriter();
        s_formatter.Format(logEvent, text);
        return text.ToString();
    }
}
