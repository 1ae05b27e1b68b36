using System.Diagnostics;
using DistroFactory.Testing;
using Nuke.Embedded.Engine.Processes;

namespace Nuke.Embedded.Tests.Processes;

/// <summary><see cref="ProcessBuild"/> as a process of its own, in a directory of its own.</summary>
internal sealed class BuildProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory _own = new();
    private readonly string _root;
    private readonly Process _process;
    private readonly Task<string> _output;

    public BuildProcess(string arguments, params (string Name, string Value)[] variables)
        : this(arguments, null, variables) { }

    /// <param name="arguments">Words, separated by spaces.</param>
    /// <param name="root">The directory it runs in; null for one of its own.</param>
    /// <param name="variables">Environment variables beside those of the tests.</param>
    public BuildProcess(string arguments, string? root, params (string Name, string Value)[] variables)
        : this(["dotnet"], arguments, root, variables) { }

    /// <param name="launcher">The command that starts programs.</param>
    /// <inheritdoc cref="BuildProcess(string, string, ValueTuple{string, string}[])"/>
    public BuildProcess(string[] launcher, string arguments, string? root, params (string Name, string Value)[] variables)
    {
        _root = root ?? _own.Path;
        var start = new ProcessStartInfo(
            launcher[0],
            [.. launcher[1..], "exec", typeof(BuildProcess).Assembly.Location, .. arguments.Split(' '), "--root", _root]
        )
        {
            WorkingDirectory = _root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "JENKINS_HOME", "NO_COLOR" })
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        _output = _process.StandardOutput.ReadToEndAsync();
    }

    public string this[string relative] => Path.Combine(_root, relative);

    /// <summary>The processes that the build's targets wrote down in the file <c>pids</c>.</summary>
    public int[] Family => [.. File.ReadAllLines(this["pids"]).Select(int.Parse)];

    public IEnumerable<int> LivingFamily => Family.Where(id => ProcessEntry.Read(id)?.IsAlive == true);

    /// <summary>Waits until the build has written so many lines into a file.</summary>
    public void WaitFor(string file, int lines = 0)
    {
        if (
            !SpinWait.SpinUntil(
                () => (File.Exists(this[file]) && File.ReadAllLines(this[file]).Length >= lines) || _process.HasExited,
                s_patience
            ) || _process.HasExited
        )
            Assert.Fail($"There is no {file} with {lines} lines: {End()}");
    }

    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public Outcome End()
    {
        if (!_process.WaitForExit(s_patience))
            Assert.Fail("The build does not end");
        return new(_process.ExitCode, _output.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
        _own.Dispose();
    }
}
