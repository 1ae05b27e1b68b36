namespace Nuke.Embedded.Foundation;

/// <summary>All that a run receives from the world; tests make their own.</summary>
internal sealed record Surroundings
{
    public required IReadOnlyList<string> Arguments { get; init; }

    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>Where the compiled build lies; the search for the root begins there.</summary>
    public required string AssemblyDirectory { get; init; }

    public required TextWriter Output { get; init; }

    /// <summary>Whether <see cref="Output"/> is a terminal that understands control sequences.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>A word that nobody outside can guess.</summary>
    public string Token { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>Whether <see cref="Output"/> is coloured; see no-color.org.</summary>
    public bool HasColours => IsTerminal && Variable("NO_COLOR") is null;

    /// <summary>Whether a person watches, to whom the state of the run is shown below the output.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Columns of the terminal at this moment.</summary>
    public Func<int> TerminalWidth { get; init; } = () => 80;

    /// <summary>Asks for a secret that is not shown while it is typed; null where nobody can be asked.</summary>
    public Func<string, CancellationToken, string?> AskSecret { get; init; } = (_, _) => null;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether the run listens to the signals of the process.</summary>
    public bool HearsSignals { get; init; }

    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;
}
