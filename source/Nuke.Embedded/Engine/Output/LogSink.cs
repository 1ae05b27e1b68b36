using System.Globalization;
using Nuke.Common;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Nuke.Embedded.Output;

/// <summary>Writes what is logged through Serilog to the console of the run.</summary>
internal sealed class LogSink(BuildRun run) : ILogEventSink
{
    private static readonly Dictionary<LogEventLevel, (string Text, Tint Tint)> Levels = new()
    {
        [LogEventLevel.Verbose] = ("VRB", Tint.Faint),
        [LogEventLevel.Debug] = ("DBG", Tint.Faint),
        [LogEventLevel.Information] = ("INF", Tint.None),
        [LogEventLevel.Warning] = ("WRN", Tint.Warning),
        [LogEventLevel.Error] = ("ERR", Tint.Bad),
        [LogEventLevel.Fatal] = ("FTL", Tint.Bad),
    };

    // Strings without the quotes that Serilog puts around them.
    private static readonly MessageTemplateTextFormatter Formatter = new("{Message:lj}", CultureInfo.InvariantCulture);

    public static LogEventLevel LevelOf(Verbosity verbosity) => verbosity switch
    {
        Verbosity.Verbose => LogEventLevel.Verbose,
        Verbosity.Normal => LogEventLevel.Debug,
        Verbosity.Minimal => LogEventLevel.Warning,
        _ => LogEventLevel.Error,
    };

    /// <summary>The three letters of a level.</summary>
    public static string Short(LogEventLevel level) => Levels[level].Text;

    public void Emit(LogEvent logEvent)
    {
        var message = Render(logEvent);
        if (logEvent.Level < LevelOf(run.Verbosity) || run.Host.Filters(message))
            return;
        run.Messages.Add(logEvent.Level, message);
        var (level, tint) = Levels[logEvent.Level];
        var time = run.Surroundings.Clock.GetLocalNow();
        run.Console.WriteLine($"{time:HH:mm:ss} [{level}] {message}", tint);
        if (logEvent.Exception is { } exception)
            run.Console.WriteLine(run.Verbosity == Verbosity.Verbose ? exception.ToString() : exception.Message, tint);
        if (logEvent.Level == LogEventLevel.Warning)
            run.Host.Warn(message, logEvent.Exception?.Message);
        else if (logEvent.Level > LogEventLevel.Warning)
            run.Host.Fail(message, logEvent.Exception?.Message);
    }

    private static string Render(LogEvent logEvent)
    {
        using var text = new StringWriter();
        Formatter.Format(logEvent, text);
        return text.ToString();
    }
}
