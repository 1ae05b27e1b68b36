using CliWrap;
using Nuke.Common;
using Nuke.Common.IO;

/// <summary>Tests this repository.</summary>
internal interface ITest : ICompile
{
    private static readonly string[] s_leftOut = ["--filter", "TestCategory!=Thorough"];

    /// <summary>Part of the name of the projects to test.</summary>
    [Parameter("Only test projects whose name contains this")]
    string? TestProject => TryGetValue(() => TestProject);

    /// <summary>Whether the tests that take long run too.</summary>
    [Parameter("Also run the tests that take long")]
    bool Thorough => TryGetValue<bool?>(() => Thorough) ?? false;

    /// <summary>Where the results lie, as .trx and as JUnit files.</summary>
    AbsolutePath TestResults => RootDirectory / ".nuke" / "temp" / "tests";

    Target Test =>
        _ =>
            _.Description("Tests the solution; installs the tools that tests compare with when it may")
                .DependsOn<ICompile>()
                .Produces(".nuke/temp/tests/*.xml")
                .Executes(RunTests);

    private async Task RunTests()
    {
        await TestTools.InstallAsync();
        TestResults.CreateOrCleanDirectory();
        var projects = Directory
            .EnumerateFiles(RootDirectory / "tests", "*.Tests.csproj", SearchOption.AllDirectories)
            .Where(project => Path.GetFileName(project).Contains(TestProject ?? "", StringComparison.OrdinalIgnoreCase))
            // What takes longest begins first, so that no core is idle at the end.
            .OrderBy(project => !project.EndsWith("EndToEnd.Tests.csproj", StringComparison.Ordinal))
            .ThenBy(project => project, StringComparer.Ordinal);
        var runs = new List<TestRun>();
        // Two at once: most of a project's tests wait for processes and servers, or use one core.
        await Parallel.ForEachAsync(
            projects,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            async (project, cancellation) =>
            {
                var run = await RunProject(project, cancellation);
                lock (runs)
                    runs.Add(run);
                Console.WriteLine(run.Describe());
            }
        );
        Conclude(runs);
    }

    private void Conclude(List<TestRun> runs)
    {
        foreach (var reason in TestRun.SkipReasons(runs))
            Console.WriteLine(reason);
        if (!Thorough)
            Console.WriteLine("Tests that take long were left out; --thorough runs them.");
        var failed = runs.Sum(run => run.Failed);
        Console.WriteLine($"{runs.Sum(run => run.Passed)} passed, {failed} failed, {runs.Sum(run => run.Skipped)} skipped");
        if (failed > 0)
        {
            ExitCode = 2;
            Assert.Fail($"{failed} tests failed; their output is above");
        }
    }

    // The assembly, not the project: evaluating a project takes longer than many a test run.
    private async Task<TestRun> RunProject(string project, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var assembly = Directory
            .EnumerateFiles(Path.Combine(Path.GetDirectoryName(project)!, "bin", "Debug"), $"{name}.dll", SearchOption.AllDirectories)
            .First();
        var results = TestResults / $"{name}.trx";
        var output = new StringWriter();
        var result = await Cli.Wrap("dotnet")
            .WithArguments([
                "test",
                assembly,
                "--results-directory",
                TestResults,
                "--logger",
                $"trx;LogFileName={results.Name}",
                .. Thorough ? [] : s_leftOut,
            ])
            .WithEnvironmentVariables(variables => variables.Set("THOROUGH", Thorough ? "true" : null))
            .WithStandardOutputPipe(PipeTarget.ToDelegate(output.WriteLine))
            .WithStandardErrorPipe(PipeTarget.ToDelegate(output.WriteLine))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(cancellation);
        if (!results.FileExists())
            return result.ExitCode == 0
                ? TestRun.Empty(name)
                : throw new InvalidOperationException($"The tests of {name} did not run:\n{output}");
        var run = TestRun.Read(name, results, result.RunTime);
        JUnitReport.Write(run, TestResults / $"{name}.xml");
        return run;
    }
}
