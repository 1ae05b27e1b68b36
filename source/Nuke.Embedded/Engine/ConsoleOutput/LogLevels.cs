using Nuke.Common;
using Serilog.Events;

namespace Nuke.Embedded.Engine.ConsoleOutput;

/// <summary>How the levels of the log look on the console.</summary>
internal static class LogLevels
{
    private static readonly Dictionary<LogEventLevel, (string Letters, Tint Tint)> s_all = new()
    {
        [LogEventLevel.Verbose] = ("VRB", Tint.Faint),
        [LogEventLevel.Debug] = ("DBG", Tint.Faint),
        [LogEventLevel.Information] = ("INF", Tint.None),
        [LogEventLevel.Warning] = ("WRN", Tint.Warning),
        [LogEventLevel.Error] = ("ERR", Tint.Bad),
        [LogEventLevel.Fatal] = ("FTL", Tint.Bad),
    };

    /// <summary>The three letters of a level, and its colour.</summary>
    public static (string Letters, Tint Tint) Of(LogEventLevel level) => s_all[level];
}
