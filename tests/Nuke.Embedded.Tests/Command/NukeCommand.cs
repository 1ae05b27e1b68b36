using System.Diagnostics;
using DistroFactory.Testing;

namespace Nuke.Embedded.Tests.Command;

/// <summary>The command <c>nuke</c> as a process, and a repository to run it in.</summary>
internal sealed class NukeCommand : IDisposable
{
    private readonly TemporaryDirectory _root = new();

    public NukeCommand() => Directory.CreateDirectory(_root["some/where/below"]);

    public string this[string relative] => _root[relative];

    public string Root => _root.Path;

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Writes the repository's script.</summary>
    public void Script(string text)
    {
        Directory.CreateDirectory(_root[".nuke"]);
        File.WriteAllText(_root["build.sh"], text.ReplaceLineEndings("\n"));
    }

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_root[file])!);
        File.WriteAllText(_root[file], text);
    }

    public Process Start(string directory, params string[] arguments)
    {
        // What began in the background of a script ignores SIGINT, and hands that on to what it starts.
        var start = new ProcessStartInfo(
            "env",
            ["--default-signal", "dotnet", "exec", typeof(GlobalTool.Repository.BuildRoot).Assembly.Location, .. arguments]
        )
        {
            WorkingDirectory = _root[directory],
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = Path.GetTempPath();
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public Outcome Run(string directory, params string[] arguments) => RunWithInput("", directory, arguments);

    public Outcome RunWithInput(string input, string directory, params string[] arguments)
    {
        using var process = Start(directory, arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return End(process);
    }

    public static Outcome End(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    public void Dispose() => _root.Dispose();
}
