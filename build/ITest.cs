using CliWrap;
using Nuke.Common;
using Nuke.Common.IO;

/// <summary>Tests this repository.</summary>
interface ITest : ICompile
{
    /// <summary>Part of the name of the projects to test.</summary>
    [Parameter("Only test projects whose name contains this")]
    string? TestProject => TryGetValue(() => TestProject);

    Target Test => _ => _
        .Description("Tests the solution; installs the tools that tests compare with when it may")
        .DependsOn<ICompile>()
        .Executes(RunTests);

    private async Task RunTests()
    {
        await TestTools.InstallAsync();
        var results = (RootDirectory / ".nuke" / "temp" / "tests").CreateOrCleanDirectory();
        var runs = new List<TestRun>();
        foreach (var project in Directory.EnumerateFiles(RootDirectory / "tests", "*.Tests.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(project);
            if (!name.Contains(TestProject ?? "", StringComparison.OrdinalIgnoreCase))
                continue;
            var run = await RunProject(project, name, results / $"{name}.trx");
            Console.WriteLine(run.Describe());
            runs.Add(run);
        }

        var failed = runs.Sum(run => run.Failed);
        Console.WriteLine($"{runs.Sum(run => run.Passed)} passed, {failed} failed, {runs.Sum(run => run.Skipped)} skipped");
        if (failed > 0)
        {
            ExitCode = 2;
            Assert.Fail($"{failed} tests failed; their output is above");
        }
    }

    private static async Task<TestRun> RunProject(string project, string name, string results)
    {
        var output = new StringWriter();
        var result = await Cli.Wrap("dotnet")
            .WithArguments(["test", project, "--no-build", "-nologo", "--results-directory", Path.GetDirectoryName(results)!, "--logger", $"trx;LogFileName={Path.GetFileName(results)}"])
            .WithStandardOutputPipe(PipeTarget.ToDelegate(output.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(output.WriteLine))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync();
        return File.Exists(results)
            ? TestRun.Read(name, results, result.RunTime)
            : result.ExitCode == 0
                ? TestRun.Empty(name)
                : throw new InvalidOperationException($"The tests of {name} did not run:\n{output}");
    }
}
