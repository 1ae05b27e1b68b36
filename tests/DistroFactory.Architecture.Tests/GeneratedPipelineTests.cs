using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using DistroFactory.Testing;

namespace DistroFactory.Architecture.Tests;

/// <summary>The committed pipelines are those that the build writes, and CI servers take them.</summary>
public sealed partial class GeneratedPipelineTests
{
    private static readonly string[] s_files =
    [
        "Jenkinsfile",
        "Jenkinsfile.test",
        ".github/workflows/release.yml",
        ".github/workflows/test.yml",
        ".gitlab-ci.yml",
    ];

    private static string Build => Path.Combine(AppContext.BaseDirectory, "_build.dll");

    [Test]
    public async Task They_are_up_to_date()
    {
        using var directory = new TemporaryDirectory();
        var command = Command()
            .Match(await File.ReadAllTextAsync(Path.Combine(Shared.Repository, "Jenkinsfile")))
            .Groups["arguments"]
            .Value;
        await Cli.Wrap("dotnet")
            .WithArguments(["exec", Build, .. command.Split(' '), "--output", directory.Path, "--root", Shared.Repository])
            .WithWorkingDirectory(Shared.Repository)
            .ExecuteBufferedAsync();
        foreach (var file in s_files)
        {
            Assert.That(
                await File.ReadAllTextAsync(Path.Combine(Shared.Repository, file)),
                Is.EqualTo(await File.ReadAllTextAsync(directory[file])),
                $"{file} is out of date: run ./build.sh {command}"
            );
        }
    }

    [TestCase("CONFIG_TOKEN")]
    [TestCase("BUNDLES_TOKEN")]
    public void Tokens_of_private_repositories_come_from_the_store_of_secrets(string token)
    {
        var (jenkins, github) = (
            File.ReadAllText(Path.Combine(Shared.Repository, "Jenkinsfile")),
            File.ReadAllText(Path.Combine(Shared.Repository, ".github", "workflows", "release.yml"))
        );
        Assert.That(jenkins, Does.Contain($"string(credentialsId: params.{token}_CREDENTIAL, variable: '{token}')"));
        Assert.That(github, Does.Contain($"{token}: ${{{{ secrets.{token} }}}}"));
    }

    [TestCase("Jenkinsfile")]
    [TestCase("Jenkinsfile.test")]
    public void The_stages_of_a_Jenkinsfile_are_balanced(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(Shared.Repository, file))
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
            .ToList();
        var depth = 0;
        foreach (var line in lines.Select(line => Quoted().Replace(line, "")))
        {
            depth += line.Count(character => character is '{' or '(' or '[') - line.Count(character => character is '}' or ')' or ']');
            Assert.That(depth, Is.GreaterThanOrEqualTo(0), line);
        }

        Assert.That(depth, Is.Zero);
        Assert.That(
            lines.Count(line => line.Contains("stage('", StringComparison.Ordinal)),
            Is.EqualTo(lines.Count(line => line.Trim() == "steps {"))
        );
    }

    [Test]
    public async Task GitHub_would_take_the_workflows() =>
        Assert.That(await WorkflowLint.RunAsync(Path.Combine(Shared.Repository, ".github", "workflows")), Is.Empty);

    [Test]
    public void They_call_nothing_but_the_launcher()
    {
        var calls = s_files
            .SelectMany(file => Call().Matches(File.ReadAllText(Path.Combine(Shared.Repository, file))))
            .Select(match => match.Groups["command"].Value);
        Assert.That(calls, Is.Not.Empty.And.All.StartsWith("./build.sh "));
    }

    [GeneratedRegex(@"\./build\.sh (?<arguments>GenerateCi[^;]*);")]
    private static partial Regex Command();

    [GeneratedRegex(@"'(\\.|[^'\\])*'|""[^""]*""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?:\bsh '|script: '|\brun: |^    - '(?!if |\.nuke))(?<command>[^'\n]+)", RegexOptions.Multiline)]
    private static partial Regex Call();
}
