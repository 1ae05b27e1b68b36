using System.Diagnostics;
using DistroFactory.Testing;
using Nuke.Embedded.Processes;

namespace Nuke.Embedded.Tests.Processes;

/// <summary><see cref="ProcessBuild"/> as a process of its own, in a directory of its own.</summary>
internal sealed class BuildProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryDirectory root = new();
    private readonly Process process;
    private readonly Task<string> output;

    public BuildProcess(string arguments, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(BuildProcess).Assembly.Location, .. arguments.Split(' '), "--root", root.Path])
        {
            WorkingDirectory = root.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "GITHUB_ACTIONS", "GITLAB_CI", "JENKINS_URL", "JENKINS_HOME", "NO_COLOR" })
            start.Environment.Remove(name);
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
    }

    public string this[string relative] => root[relative];

    /// <summary>The processes that the build's targets wrote down in the file <c>pids</c>.</summary>
    public int[] Family => [.. File.ReadAllLines(root["pids"]).Select(int.Parse)];

    public IEnumerable<int> LivingFamily => Family.Where(id => ProcessEntry.Read(id)?.IsAlive == true);

    /// <summary>Waits until the build has written so many lines into a file.</summary>
    public void WaitFor(string file, int lines = 0)
    {
        if (!SpinWait.SpinUntil(() => (File.Exists(root[file]) && File.ReadAllLines(root[file]).Length >= lines) || process.HasExited, Patience) || process.HasExited)
            Assert.Fail($"There is no {file} with {lines} lines: {End()}");
    }

    public void Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }

    public Outcome End()
    {
        if (!process.WaitForExit(Patience))
            Assert.Fail("The build does not end");
        return new(process.ExitCode, output.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.Dispose();
        root.Dispose();
    }
}
