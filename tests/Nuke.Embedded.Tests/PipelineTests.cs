using CliWrap;
using DistroFactory.Testing;

namespace Nuke.Embedded.Tests;

/// <summary>Pipelines are written from what the build knows.</summary>
public sealed class PipelineTests : IDisposable
{
    private static readonly string[] s_files =
    [
        "Jenkinsfile",
        "Jenkinsfile.check",
        ".github/workflows/nightly.yml",
        ".github/workflows/check.yml",
        ".gitlab-ci.yml",
    ];

    private const UnixFileMode OwnersOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test, Disappointment(11)]
    public void They_are_as_approved()
    {
        Assert.That(_stage.Run<PipelineBuild>("GenerateCi --channel stable --note a'b --key s3cr3t").ExitCode, Is.Zero);
        foreach (var file in s_files)
            Approval.Compare($"Pipeline.{Path.GetFileName(file).TrimStart('.')}", File.ReadAllText(Path.Combine(_stage.Root, file)));
    }

    [Test]
    public async Task What_the_build_finds_that_they_need_is_passed_and_agents_are_chosen()
    {
        Assert.That(_stage.Run<NeedyPipelineBuild>("GenerateCi --agent-label big").ExitCode, Is.Zero);
        foreach (var file in s_files)
            Approval.Compare($"NeedyPipeline.{Path.GetFileName(file).TrimStart('.')}", File.ReadAllText(Path.Combine(_stage.Root, file)));
        Assert.That(await WorkflowLint.RunAsync(Path.Combine(_stage.Root, ".github", "workflows")), Is.Empty);
    }

    [Test]
    public async Task A_workflow_writes_secrets_that_are_files_for_nobody_else_and_takes_a_path_as_well()
    {
        _stage.Run<NeedyPipelineBuild>("GenerateCi");
        var script = File.ReadAllText(Path.Combine(_stage.Root, ".github", "workflows", "nightly.yml"))
            .Split("run: |\n")[1]
            .Split("\n      - ")[0];
        async Task<string> RunAsync(string text, string path)
        {
            var environment = Path.Combine(_stage.Root, "github.env");
            File.WriteAllText(environment, "");
            await Cli.Wrap("bash")
                .WithArguments(["-eu", "-c", script])
                .WithEnvironmentVariables(variables =>
                    variables
                        .Set("KEY_FILE_TEXT", text)
                        .Set("KEY_FILE_PATH", path)
                        .Set("RUNNER_TEMP", _stage.Root)
                        .Set("GITHUB_ENV", environment)
                )
                .ExecuteAsync();
            return File.ReadAllText(environment);
        }

        var written = Path.Combine(_stage.Root, "KEY_FILE");
        Assert.That(await RunAsync("", ""), Is.Empty);
        Assert.That(await RunAsync("", "/srv/key"), Is.EqualTo("KEY_FILE=/srv/key\n"));
        Assert.That(written, Does.Not.Exist);
        Assert.That(await RunAsync("-----BEGIN\nEND-----", "/srv/key"), Is.EqualTo($"KEY_FILE={written}\n"));
        Assert.That(File.ReadAllText(written), Is.EqualTo("-----BEGIN\nEND-----\n"));
        Assert.That(File.GetUnixFileMode(written), Is.EqualTo(OwnersOnly));
    }

    [Test]
    public async Task A_workflow_copies_a_file_of_the_runner_that_others_can_read()
    {
        _stage.Run<NeedyPipelineBuild>("GenerateCi");
        var key = Wide("runner.key");
        var script = File.ReadAllText(Path.Combine(_stage.Root, ".github", "workflows", "nightly.yml"))
            .Split("run: |\n")[1]
            .Split("\n      - ")[0];
        await Cli.Wrap("bash")
            .WithArguments(["-eu", "-c", script])
            .WithEnvironmentVariables(variables =>
                variables
                    .Set("KEY_FILE_TEXT", "")
                    .Set("KEY_FILE_PATH", key)
                    .Set("RUNNER_TEMP", _stage.Root)
                    .Set("GITHUB_ENV", Path.Combine(_stage.Root, "github.env"))
            )
            .ExecuteAsync();

        var copy = Path.Combine(_stage.Root, "KEY_FILE");
        Assert.That(File.ReadAllText(Path.Combine(_stage.Root, "github.env")), Is.EqualTo($"KEY_FILE={copy}\n"));
        Assert.That((File.ReadAllText(copy), File.GetUnixFileMode(copy)), Is.EqualTo(("a key", OwnersOnly)));
    }

    [TestCase(".gitlab-ci.yml", "bash")]
    [TestCase(".gitlab-ci.yml", "sh")]
    [TestCase("Jenkinsfile", "sh")]
    public async Task A_secret_that_is_a_file_is_used_as_a_private_copy_that_is_gone_afterwards(string file, string shell)
    {
        _stage.Run<NeedyPipelineBuild>("GenerateCi");
        var key = Wide("server.key");
        var launcher = Path.Combine(_stage.Root, "build.sh");
        File.WriteAllText(launcher, "#!/bin/sh\nstat -c '%a %n' \"$KEY_FILE\" > seen\ncat \"$KEY_FILE\" >> seen\n");
        File.SetUnixFileMode(launcher, OwnersOnly | UnixFileMode.UserExecute);

        await Cli.Wrap(shell)
            .WithArguments(["-eu", "-c", ScriptOf(File.ReadAllText(Path.Combine(_stage.Root, file)))])
            .WithEnvironmentVariables(variables => variables.Set("KEY_FILE", key))
            .WithWorkingDirectory(_stage.Root)
            .ExecuteAsync();

        var seen = File.ReadAllText(Path.Combine(_stage.Root, "seen")).Split(' ', '\n');
        Assert.That((seen[0], seen[1] == key, string.Join(' ', seen[2..])), Is.EqualTo(("600", false, "a key")));
        Assert.That(Path.GetDirectoryName(seen[1]), Does.Not.Exist, "the copy");
        Assert.That(key, Does.Exist);
    }

    // A file as GitLab makes those of its variables.
    private string Wide(string name)
    {
        var path = Path.Combine(_stage.Root, name);
        File.WriteAllText(path, "a key");
        File.SetUnixFileMode(path, OwnersOnly | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead);
        return path;
    }

    // What the shell of the first job gets to see.
    private static string ScriptOf(string pipeline) =>
        pipeline.Contains("  script:\n", StringComparison.Ordinal)
            ? string.Join(
                '\n',
                pipeline
                    .Split("  script:\n")[1]
                    .Split('\n')
                    .TakeWhile(line => line.StartsWith("    - ", StringComparison.Ordinal))
                    .Select(line => line["    - '".Length..^1].Replace("''", "'", StringComparison.Ordinal))
            )
            : pipeline.Split("sh '")[1].Split("'\n")[0].Replace("\\'", "'", StringComparison.Ordinal);

    [Test]
    public void No_secret_is_in_them()
    {
        _stage.Run<PipelineBuild>("GenerateCi --key s3cr3t --note s3cr3t");
        Assert.That(s_files.Select(file => File.ReadAllText(Path.Combine(_stage.Root, file))), Has.None.Contains("s3cr3t"));
    }

    [Test]
    public void They_go_into_another_directory_on_demand()
    {
        _stage.Run<PipelineBuild>("GenerateCi --output elsewhere");
        Assert.That(s_files.Select(file => Path.Combine(_stage.Root, "elsewhere", file)), Is.All.Exist);
        Assert.That(s_files.Select(file => Path.Combine(_stage.Root, file)), Has.None.Exist);
    }

    [Test]
    public void A_second_time_nothing_is_written()
    {
        _stage.Run<PipelineBuild>("GenerateCi");
        var file = Path.Combine(_stage.Root, "Jenkinsfile");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        Assert.That(_stage.Run<PipelineBuild>("GenerateCi").Output, Does.Contain("Jenkinsfile is up to date"));
        Assert.That(File.GetLastWriteTimeUtc(file), Is.EqualTo(DateTime.UnixEpoch));
    }

    [Test]
    public void A_build_without_pipelines_has_no_such_target() =>
        Assert.That(_stage.Run<SampleBuild>("GenerateCi").Output, Does.StartWith("There is no target 'GenerateCi'"));

    [Test]
    public void A_job_with_a_target_that_is_not_there_is_refused_with_a_suggestion() =>
        Assert.That(
            _stage.Run<MistakenPipelineBuild>("GenerateCi").Output,
            Does.Contain("the CI job work: there is no target 'Wrok'; did you mean Work?")
        );

    [Test]
    public async Task GitHub_would_take_the_workflows()
    {
        _stage.Run<PipelineBuild>("GenerateCi");
        Assert.That(await WorkflowLint.RunAsync(Path.Combine(_stage.Root, ".github", "workflows")), Is.Empty);
    }
}
