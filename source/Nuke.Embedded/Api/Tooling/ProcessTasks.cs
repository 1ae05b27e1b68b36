using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Nuke.Common.Utilities;
using Serilog;
using Serilog.Events;

namespace Nuke.Common.Tooling;

/// <summary>Starts processes. Their output is logged line by line. They end with the run when it is interrupted.</summary>
[SuppressMessage("Usage", "CA2211", Justification = "The fields are the API of NUKE.")]
public static class ProcessTasks
{
    /// <summary>Whether output is logged where nothing else is said.</summary>
    public static bool DefaultLogOutput = true;

    /// <summary>Whether it is logged how a process is started, where nothing else is said.</summary>
    public static bool DefaultLogInvocation = true;

    /// <summary>Whether the working directory is logged too.</summary>
    public static bool LogWorkingDirectory = true;

    /// <summary>The working directory where no other is said.</summary>
    public static string DefaultWorkingDirectory = EnvironmentInfo.WorkingDirectory;

    /// <summary>Starts a command of the shell: of bash, or of cmd on Windows.</summary>
    public static IProcess StartShell(
        string command,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null
    ) =>
        StartProcess(
            ToolPathResolver.GetPathExecutable(OperatingSystem.IsWindows() ? "cmd" : "bash"),
            OperatingSystem.IsWindows() ? $"/c {command.DoubleQuote()}" : $"-c {OneArgument(command)}",
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            outputFilter
        );

    /// <summary>Starts a program: a file, or a name in the directories of <c>PATH</c>.</summary>
    public static IProcess StartProcess(
        string toolPath,
        ArgumentStringHandler arguments,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null
    )
    {
        var filter = arguments.GetFilter();
        return StartProcess(
            toolPath,
            arguments.ToStringAndClear(),
            workingDirectory,
            environmentVariables,
            timeout,
            logOutput,
            logInvocation,
            logger,
            filter
        );
    }

    /// <summary>Starts a program: a file, or a name in the directories of <c>PATH</c>.</summary>
    public static IProcess StartProcess(
        string toolPath,
        string? arguments = null,
        string? workingDirectory = null,
        IReadOnlyDictionary<string, string>? environmentVariables = null,
        int? timeout = null,
        bool? logOutput = null,
        bool? logInvocation = null,
        Action<OutputType, string>? logger = null,
        Func<string, string>? outputFilter = null
    )
    {
        ArgumentNullException.ThrowIfNull(toolPath);
        if (!toolPath.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
            toolPath = ToolPathResolver.GetPathExecutable(toolPath);
        if (toolPath.EndsWithOrdinalIgnoreCase(".dll"))
        {
            arguments = $"{toolPath.DoubleQuoteIfNeeded()} {arguments}".TrimEnd();
            toolPath = ToolPathResolver.TryGetEnvironmentExecutable("DOTNET_EXE") ?? ToolPathResolver.GetPathExecutable("dotnet");
        }

        var start = StartInfo(toolPath, arguments ?? "", workingDirectory ?? DefaultWorkingDirectory, environmentVariables);
        var filter = outputFilter ?? (text => text);
        if (logInvocation ?? DefaultLogInvocation)
            LogInvocation(start, filter);
        var process = new Process { StartInfo = start };
        var output = Collect(process, logOutput ?? DefaultLogOutput ? logger ?? DefaultLogger : null, filter);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Process2(process, filter, timeout, output);
    }

    /// <summary>Logs a line of output: as a detail, or as an error.</summary>
    public static void DefaultLogger(OutputType type, string output) =>
        Log.Write(type == OutputType.Std ? LogEventLevel.Debug : LogEventLevel.Error, "{Output}", output);

    /// <summary>Logs the environment with <c>--verbosity verbose</c>.</summary>
    public static void PrintEnvironmentVariables()
    {
        foreach (var (name, value) in EnvironmentInfo.Variables.OrderBy(variable => variable.Key, StringComparer.OrdinalIgnoreCase))
            Log.Verbose("$ {Key} = {Value}", name, value);
    }

    /// <summary>Warns of directories of <c>PATH</c> that are not there.</summary>
    public static void CheckPathEnvironmentVariable()
    {
        foreach (
            var path in EnvironmentInfo
                .Paths.Where(path => path.Length > 0)
                .Select(EnvironmentInfo.ExpandVariables)
                .Where(path => !Directory.Exists(path))
        )
            Log.Warning("Path environment variable contains invalid or inaccessible path {Path}", path);
    }

    private static ProcessStartInfo StartInfo(
        string toolPath,
        string arguments,
        string workingDirectory,
        IReadOnlyDictionary<string, string>? variables
    )
    {
        Assert.FileExists(toolPath, $"There is no program {toolPath}");
        Assert.DirectoryExists(workingDirectory, $"There is no directory {workingDirectory} for {toolPath} to work in");
        var start = new ProcessStartInfo(toolPath, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (variables is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in variables)
                start.Environment[name] = value;
        }

        return start;
    }

    private static void LogInvocation(ProcessStartInfo start, Func<string, string> filter)
    {
        Log.Information("> {ToolPath} {Arguments}", start.FileName.DoubleQuoteIfNeeded(), filter(start.Arguments));
        if (LogWorkingDirectory)
            Log.Write(
                start.WorkingDirectory == DefaultWorkingDirectory ? LogEventLevel.Verbose : LogEventLevel.Information,
                "@ {WorkingDirectory}",
                start.WorkingDirectory
            );
    }

    private static ConcurrentQueue<Output> Collect(Process process, Action<OutputType, string>? logger, Func<string, string> filter)
    {
        var output = new ConcurrentQueue<Output>();
        process.OutputDataReceived += (_, line) => Add(OutputType.Std, line.Data);
        process.ErrorDataReceived += (_, line) => Add(OutputType.Err, line.Data);
        return output;

        void Add(OutputType type, string? line)
        {
            if (line is null)
                return;
            var text = filter(line);
            output.Enqueue(new Output { Type = type, Text = text });
            logger?.Invoke(type, text);
        }
    }

    // As the framework takes arguments apart: backslashes count only before a quote.
    private static string OneArgument(string text)
    {
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in text)
        {
            if (character == '"')
                quoted.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            quoted.Append(character);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
