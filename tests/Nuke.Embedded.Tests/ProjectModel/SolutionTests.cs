using Nuke.Common;
using Nuke.Common.IO;
using Nuke.Common.ProjectModel;
using Assert = NUnit.Framework.Assert;

namespace Nuke.Embedded.Tests.ProjectModel;

/// <summary>Solutions in the new and in the old format.</summary>
public sealed class SolutionTests : IDisposable
{
    private const string New = """
        <Solution>
          <Folder Name="/tests/">
            <Project Path="tests/Acme.Tests/Acme.Tests.csproj" />
          </Folder>
          <Project Path="source/Acme/Acme.csproj" />
        </Solution>
        """;

    private const string Old = """
        Microsoft Visual Studio Solution File, Format Version 12.00
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Acme", "source\Acme\Acme.csproj", "{11111111-1111-1111-1111-111111111111}"
        EndProject
        Project("{2150E333-8FDC-42A3-9474-1A3956D46DE8}") = "tests", "tests", "{22222222-2222-2222-2222-222222222222}"
        EndProject
        Project("{9A19103F-16F7-4668-BE54-9A1E7A4F7556}") = "Acme.Tests", "tests\Acme.Tests\Acme.Tests.csproj", "{33333333-3333-3333-3333-333333333333}"
        EndProject
        Global
        	GlobalSection(NestedProjects) = preSolution
        		{33333333-3333-3333-3333-333333333333} = {22222222-2222-2222-2222-222222222222}
        	EndGlobalSection
        EndGlobal
        """;

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [TestCase("Acme.slnx", New)]
    [TestCase("Acme.sln", Old)]
    public void Both_formats_tell_projects_and_folders(string file, string text)
    {
        _stage.Write(file, text);
        var solution = (AbsolutePath.Create(_stage.Root) / file).ReadSolution();
        Assert.That(solution.AllProjects.Select(project => project.Name), Is.EquivalentTo(["Acme", "Acme.Tests"]));
        Assert.That(solution.Projects.Single().Path.ToString(), Is.EqualTo(Path.Combine(_stage.Root, "source/Acme/Acme.csproj")));
        Assert.That(solution.GetSolutionFolder("tests")!.GetProject("Acme.Tests")!.Directory.Name, Is.EqualTo("Acme.Tests"));
        Assert.That(solution.GetAllProjects("*.Tests").Single().Parent, Is.SameAs(solution.GetSolutionFolder("tests")));
        Assert.That((string?)solution, Is.EqualTo(Path.Combine(_stage.Root, file)));
    }

    [Test]
    public void A_solution_is_written_in_the_format_of_its_name()
    {
        _stage.Write("Acme.sln", Old);
        var root = AbsolutePath.Create(_stage.Root);
        (root / "Acme.sln").ReadSolution().Save(root / "New.slnx");
        Assert.That((root / "New.slnx").ReadSolution().GetSolutionFolder("tests")!.Projects.Single().Name, Is.EqualTo("Acme.Tests"));
    }

    [Test]
    public void A_build_gets_the_solution_that_its_parameter_file_names_from_any_directory()
    {
        _stage.Write("Acme.slnx", New);
        _stage.Write(".nuke/parameters.json", """{ "Solution": "Acme.slnx" }""");
        Directory.CreateDirectory(Path.Combine(_stage.Root, "below"));
        _stage.WorkingDirectory = "below";
        var build = new SolutionBuild();
        var outcome = _stage.Run(build, "Show");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.That(build.Names, Is.EquivalentTo(["Acme", "Acme.Tests"]));
    }

    [Test]
    public void A_solution_that_is_nowhere_named_is_a_warning()
    {
        var outcome = _stage.Run(new SolutionBuild(), "Rest");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(outcome.Output, Does.Contain("No solution file is defined for 'Solution'"));
    }

    [Test]
    public void A_file_that_is_no_solution_is_refused_with_its_line()
    {
        _stage.Write("Acme.slnx", "<Solution>\n  <Nonsense");
        Assert.That(
            () => (AbsolutePath.Create(_stage.Root) / "Acme.slnx").ReadSolution(),
            Throws.ArgumentException.With.Message.Contains("Acme.slnx, line 2: ")
        );
    }

#pragma warning disable CS0649, CS8618, IDE1006 // The solution is set from outside, and parameters have the names of their fields.
    private sealed class SolutionBuild : NukeBuild
    {
        [Solution]
        private readonly Solution Solution;

        public IEnumerable<string> Names { get; private set; } = [];

        public Target Show => _ => _.Executes(() => Names = Solution.AllProjects.Select(project => project.Name));

        public Target Rest => _ => _.Executes(() => { });
    }
}
