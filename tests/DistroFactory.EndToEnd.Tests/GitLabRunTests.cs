using CliWrap;
using CliWrap.Buffered;
using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>The committed .gitlab-ci.yml, run by gitlab-ci-local as a runner with the shell executor would.</summary>
public sealed class GitLabRunTests : IDisposable
{
    // Its directory is the project; the build itself is that of this repository.
    private const string Launcher = """
        #!/usr/bin/env bash
        exec "$DISTRO_FACTORY/build.sh" "$@" --root "$PWD"
        """;

    private readonly TemporaryDirectory _project = new();

    public void Dispose() => _project.Dispose();

    [Test]
    public async Task The_pipeline_watches_and_releases_and_the_next_one_finds_nothing_to_do()
    {
        await MakeProjectAsync();

        var first = await RunAsync();
        Assert.That(first.StandardOutput, Does.Contain("Release 10 is needed").And.Contain("Release 10 of acme is staged"));
        Assert.That(first.StandardOutput, Does.Match(@"WARN.*watch").And.Match(@"PASS.*release"), first.StandardOutput);

        var second = await RunAsync();
        Assert.That(
            second.StandardOutput,
            Does.Contain("Up to date with release 10").And.Contain("watch said no.").And.Not.Contain("is staged")
        );
    }

    private async Task MakeProjectAsync()
    {
        File.Copy(Path.Combine(Shared.Repository, ".gitlab-ci.yml"), _project[".gitlab-ci.yml"]);
        await File.WriteAllTextAsync(_project["build.sh"], Launcher);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_project["build.sh"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Factory.Copy(Path.Combine(Shared.Repository, "samples", "acme"), _project["samples/acme"]);
        var git = Cli.Wrap(Tool.Require("git", "git")).WithWorkingDirectory(_project.Path);
        await git.WithArguments("init -q").ExecuteAsync();
        await git.WithArguments("add -A").ExecuteAsync();
        await git.WithArguments("-c user.name=ci -c user.email=ci@acme.example commit -q -m project").ExecuteAsync();
        await git.WithArguments("remote add origin git@gitlab.acme.example:acme/factory.git").ExecuteAsync();
    }

    private async Task<BufferedCommandResult> RunAsync()
    {
        // A later version needs a newer node than Debian has.
        var modules = await NpmTool.RequireAsync("gitlab-ci-local", "4.61.1");
        var result = await Cli.Wrap(Path.Combine(modules, ".bin", "gitlab-ci-local"))
            .WithArguments([
                "--force-shell-executor",
                "--variable",
                "CI_PIPELINE_SOURCE=web",
                "--variable",
                $"FACTORY_DIR={_project["factory"]}",
            ])
            .WithEnvironmentVariables(variables => variables.Set("DISTRO_FACTORY", Shared.Repository))
            .WithWorkingDirectory(_project.Path)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        Assert.That(result.ExitCode, Is.Zero, result.StandardOutput + result.StandardError);
        return result;
    }
}
