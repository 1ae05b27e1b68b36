using System.Diagnostics;
using DistroFactory.Testing;

namespace Nuke.Embedded.Tests.Command;

/// <summary>The package of the tool is made, installed and used as by somebody who has only that.</summary>
[FixtureLifeCycle(LifeCycle.SingleInstance)]
public sealed class InstalledToolTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private readonly string _version = $"0.1.0-test.{Environment.ProcessId}";

    private string Nuke => _folder["tools/nuke"];

    [OneTimeSetUp]
    public void Install()
    {
        Run(
            "",
            "dotnet",
            "pack",
            Path.Combine(Shared.Repository, "source/Nuke.Embedded.Tool"),
            "-o",
            _folder["packages"],
            $"-p:Version={_version}",
            "--artifacts-path",
            _folder["artifacts"],
            "-v",
            "quiet"
        );
        Run(
            "",
            "dotnet",
            "tool",
            "install",
            "Nuke.Embedded.Tool",
            "--tool-path",
            _folder["tools"],
            "--add-source",
            _folder["packages"],
            "--version",
            _version
        );
        Directory.CreateDirectory(_folder["empty/below"]);
        Assert.That(Run("empty", Nuke, ":setup"), Does.Contain("Next: nuke --help"));
    }

    public void Dispose() => _folder.Dispose();

    // What restoring the test's version left in the user's cache.
    [OneTimeTearDown]
    public void RemoveFromCache()
    {
        var cache =
            Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (
            var package in new[] { "nuke.embedded", "nuke.embedded.extras", "nuke.embedded.integrations", "nuke.embedded.tool" }
                .Select(name => Path.Combine(cache, name, _version))
                .Where(Directory.Exists)
        )
            Directory.Delete(package, recursive: true);
    }

    [Test]
    public void Setup_makes_a_build_in_an_empty_directory_that_compiles_and_runs()
    {
        Assert.That(Run("empty/below", Nuke, "Compile", "--configuration", "release"), Does.Contain("Compile").And.Contain("succeeded"));
        Assert.That(Run("empty/below", Nuke, "--plan"), Does.Contain("Restore").And.Contain("Compile"));
        Assert.That(Run("empty", _folder["empty/build.sh"], "--version"), Does.Contain(_version));
        Assert.That(
            Run("empty", _folder["empty/build.sh"], "--plan", "html"),
            Does.Contain("<svg"),
            "the one reference of a build brings the integrations too"
        );
        Assert.That(Run("empty", Nuke, ":complete", "nuke Cl").Trim(), Is.EqualTo("Clean"));
        Assert.That(Run("empty", Nuke, ":complete", "nuke --configuration r").Trim(), Is.EqualTo("Release"));
    }

    [Test]
    public void The_same_build_compiles_with_the_package_Nuke_Common()
    {
        var (exitCode, output) = Try(
            "empty",
            "dotnet",
            "build",
            _folder["empty/build/_build.csproj"],
            "-p:NukeEngine=Package",
            "--artifacts-path",
            _folder["with-package"],
            "-v",
            "quiet"
        );
        if (
            output.Contains("NU1101: Unable to find package Nuke.Common", StringComparison.Ordinal)
            || output.Contains("NU1301", StringComparison.Ordinal)
        )
            Assert.Ignore("skipped: no package source has Nuke.Common");
        Assert.That(exitCode, Is.Zero, output);
    }

    [Test]
    public void Setup_replaces_nothing()
    {
        var before = File.ReadAllText(_folder["empty/build/Build.cs"]);
        var (exitCode, output) = Try("empty", Nuke, ":setup");
        Assert.That(exitCode, Is.EqualTo(64), output);
        Assert.That(File.ReadAllText(_folder["empty/build/Build.cs"]), Is.EqualTo(before), output);
    }

    [Test]
    public void Setup_takes_the_solution_of_the_directory()
    {
        Directory.CreateDirectory(_folder["product"]);
        File.WriteAllText(_folder["product/Acme.slnx"], """<Solution><Project Path="source/Acme/Acme.csproj" /></Solution>""");
        Run("product", Nuke, ":setup");
        Assert.That(File.ReadAllText(_folder["product/.nuke/parameters.json"]), Does.Contain("\"Solution\": \"Acme.slnx\""));
        Assert.That(
            File.ReadAllText(_folder["product/Acme.slnx"]),
            Does.Contain("build/_build.csproj").And.Contain("""<Build Project="false" />""")
        );
    }

    private string Run(string directory, string program, params string[] arguments)
    {
        var (exitCode, output) = Try(directory, program, arguments);
        Assert.That(exitCode, Is.Zero, $"{program} {string.Join(' ', arguments)}\n{output}");
        return output;
    }

    private Outcome Try(string directory, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder[directory],
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("CI");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        return NukeCommand.End(process);
    }
}
