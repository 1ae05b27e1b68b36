namespace Nuke.Common.Tooling;

/// <summary>A program of which only the arguments are to be said: <c>Git($"commit -m {message}")</c>.</summary>
/// <param name="arguments">Its arguments.</param>
/// <param name="workingDirectory">Its working directory.</param>
/// <param name="environmentVariables">Its environment; that of the build when none is given.</param>
/// <param name="timeout">How many milliseconds it may take.</param>
/// <param name="logOutput">Whether its output is logged.</param>
/// <param name="logInvocation">Whether it is logged how it is started.</param>
/// <param name="logger">Receives each line of output instead of the log.</param>
/// <param name="exitHandler">Receives the ended process; without one an exit code other than 0 is a failure.</param>
public delegate IReadOnlyCollection<Output> Tool(
    ArgumentStringHandler arguments,
    string? workingDirectory = null,
    IReadOnlyDictionary<string, string>? environmentVariables = null,
    int? timeout = null,
    bool? logOutput = null,
    bool? logInvocation = null,
    Action<OutputType, string>? logger = null,
    Action<IProcess>? exitHandler = null
);
