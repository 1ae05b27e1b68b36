using System.Collections;
using Nuke.Embedded.Engine.Secrets;
using Nuke.Embedded.Foundation;

namespace Nuke.Embedded.Engine.RunState;

/// <summary>The surroundings of a run that has the process to itself.</summary>
internal static class ProcessSurroundings
{
    public static Surroundings Read()
    {
        var isTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        return new()
        {
            Arguments = Environment.GetCommandLineArgs()[1..],
            Variables = Environment
                .GetEnvironmentVariables()
                .Cast<DictionaryEntry>()
                .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
            WorkingDirectory = Environment.CurrentDirectory,
            AssemblyDirectory = AppContext.BaseDirectory,
            Output = Console.Out,
            IsTerminal = isTerminal,
            IsWatched = isTerminal,
            TerminalWidth = () => Console.WindowWidth is > 0 and var width ? width : 80,
            HearsSignals = true,
            AskSecret = SecretPrompt.Ask,
        };
    }
}
