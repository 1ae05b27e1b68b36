using System.Collections;

namespace Nuke.Embedded;

/// <summary>All that a run receives from the world; tests make their own.</summary>
internal sealed record Surroundings
{
    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>Where the compiled build lies; the search for the root begins there.</summary>
    public required string AssemblyDirectory { get; init; }

    public required TextWriter Output { get; init; }

    /// <summary>Whether <see cref="Output"/> is a terminal that understands colours.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>A word that nobody outside can guess.</summary>
    public string Token { get; init; } = Guid.NewGuid().ToString("N");

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether the run listens to the signals of the process.</summary>
    public bool HearsSignals { get; init; }

    public static Surroundings OfProcess() => new()
    {
        Arguments = Environment.GetCommandLineArgs()[1..],
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal),
        WorkingDirectory = Environment.CurrentDirectory,
        AssemblyDirectory = AppContext.BaseDirectory,
        Output = Console.Out,
        IsTerminal = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "",
        HearsSignals = true,
    };

    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
