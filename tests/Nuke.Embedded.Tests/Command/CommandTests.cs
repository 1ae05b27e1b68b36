using System.Text.Json;
using DistroFactory.Testing;
using Nuke.Embedded.Engine.Secrets;
using Nuke.Embedded.Tests.Schema;

namespace Nuke.Embedded.Tests.Command;

/// <summary>What begins with a colon.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Password = "a long password";

    private readonly NukeCommand _command = new();

    public void Dispose() => _command.Dispose();

    // The schema is the one that the package Nuke.Common wrote.
    [TestCase("nuke Ze", "Zeal")]
    [TestCase("nuke Zeal --dura", "--duration")]
    [TestCase("nuke --colour D", "DarkBlue")]
    [TestCase("nuke --colours DarkBlue ", "Red Green --")]
    [TestCase("nuke --configuration ", "Debug Release --")]
    [TestCase("nuke --place n", "north")]
    [TestCase("nuke --verbosity q", "Quiet")]
    [TestCase("nuke --skip B", "Build")]
    [TestCase("nuke --profile ", "night --")]
    [TestCase("nuke --address x", "")]
    public void Completion_needs_no_build(string line, string expected)
    {
        _command.Script("exit 9");
        _command.Write(
            ".nuke/build.schema.json",
            File.ReadAllText(Path.Combine(Shared.Repository, "tests/Nuke.Embedded.Tests/Approved/build.schema.json"))
        );
        _command.Write(".nuke/parameters.night.json", "{}");
        var outcome = _command.Run("some/where", ":complete", line);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        var words = outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var options = expected.EndsWith("--", StringComparison.Ordinal);
        Assert.That(
            options ? words.Where(word => !word.StartsWith('-')) : words,
            Is.EquivalentTo(
                expected.Replace("--", options ? "" : "--", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
        );
        Assert.That(words.Any(word => word.StartsWith('-')), Is.EqualTo(options || line.Contains("--dura", StringComparison.Ordinal)));
    }

    [Test]
    public void Secrets_are_encrypted_into_the_file_of_a_profile_and_other_values_stay()
    {
        WriteSchema();
        _command.Write(".nuke/parameters.night.json", """{ "text": "a", /* b */ "tokens": "plain" }""");
        _command.Variables["PARAMS_NIGHT_KEY"] = Password;
        var outcome = _command.RunWithInput("token\ngeheim\n\n", "some", ":secrets", "night");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        using var file = JsonDocument.Parse(File.ReadAllText(_command[".nuke/parameters.night.json"]));
        Assert.That(SecretCipher.Decrypt(file.RootElement.GetProperty("token").GetString()!, Password), Is.EqualTo("geheim"));
        Assert.That(file.RootElement.GetProperty("text").GetString(), Is.EqualTo("a"));
        Assert.That(outcome.Output, Does.Contain("1 token").And.Not.Contain("geheim"));
    }

    [Test]
    public void A_second_password_for_the_same_file_is_refused()
    {
        WriteSchema();
        Assert.That(_command.RunWithInput($"{Password}\n1\ngeheim\n\n", "", ":secrets").ExitCode, Is.Zero);
        var before = File.ReadAllText(_command[".nuke/parameters.json"]);
        var outcome = _command.RunWithInput("another password\n1\nx\n\n", "", ":secrets");
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.Contain("not the one that the secrets"));
        Assert.That(File.ReadAllText(_command[".nuke/parameters.json"]), Is.EqualTo(before));
    }

    [Test]
    public void Discarded_secrets_are_not_written()
    {
        WriteSchema();
        Assert.That(_command.RunWithInput($"{Password}\n1\ngeheim\nq\n", "", ":secrets").ExitCode, Is.Zero);
        Assert.That(File.Exists(_command[".nuke/parameters.json"]), Is.False);
    }

    [Test]
    public void The_configuration_of_the_script_is_printed()
    {
        _command.Script(File.ReadAllText(Path.Combine(Shared.Repository, "build.sh")));
        var outcome = _command.Run("some", ":get-configuration");
        Assert.That(
            outcome,
            Is.EqualTo(
                new Outcome(
                    0,
                    $"Configuration from {_command["build.sh"]}:\nBUILD_PROJECT_FILE = $root/build/_build.csproj\n"
                        + "DOTNET_GLOBAL_FILE = $root/global.json\nDOTNET_INSTALL_URL = https://dot.net/v1/dotnet-install.sh\n"
                )
            )
        );
    }

    private void WriteSchema()
    {
        _command.Script("exit 9");
        using var stage = new Stage();
        stage.Run(new SchemaBuild(), "--plan");
        _command.Write(".nuke/build.schema.json", File.ReadAllText(Path.Combine(stage.Root, ".nuke", "build.schema.json")));
    }
}
