using System.Globalization;
using DistroFactory.Testing;

namespace Nuke.Embedded.Tests.Command;

/// <summary>From any directory of a repository <c>nuke</c> becomes the repository's script.</summary>
public sealed class HandoverTests : IDisposable
{
    private readonly NukeCommand _command = new();

    public HandoverTests() => Tool.Require("bash", "bash");

    public void Dispose() => _command.Dispose();

    [TestCase("")]
    [TestCase("some/where/below")]
    public void The_script_of_the_root_runs_with_the_arguments_as_they_are(string directory)
    {
        _command.Script("""for word; do echo "<$word>"; done; pwd -P; exit 7""");
        var outcome = _command.Run(directory, "Release", "--config", "a  b", "", "\"'$x*", "--plan");
        Assert.That(
            outcome,
            Is.EqualTo(
                new Outcome(
                    7,
                    $"<Release>\n<--config>\n<a  b>\n<>\n<\"'$x*>\n<--plan>\n{Path.TrimEndingDirectorySeparator(_command[directory])}\n"
                )
            )
        );
    }

    [Test]
    public void The_script_may_lie_in_a_directory_of_the_root()
    {
        Directory.CreateDirectory(_command[".nuke"]);
        _command.Write("build/build.sh", "echo \"$1\"");
        Assert.That(_command.Run("some", "X"), Is.EqualTo(new Outcome(0, "X\n")));
    }

    [Test]
    public void A_repository_within_a_repository_is_its_own()
    {
        _command.Script("echo outer");
        Directory.CreateDirectory(_command["some/.nuke"]);
        _command.Write("some/build.sh", "echo inner");
        Assert.That(_command.Run("some/where").Output, Is.EqualTo("inner\n"));
        Assert.That(_command.Run("some/where", "--root", _command.Root).Output, Is.EqualTo("outer\n"));
    }

    [Test]
    public void The_script_is_told_who_called_it()
    {
        _command.Script("""echo "$NUKE_GLOBAL_TOOL_VERSION ${NUKE_GLOBAL_TOOL_START_TIME%%T*}" """);
        Assert.That(_command.Run("").Output, Does.Match(@"^\d+\.\d+\.\d+\S* \d{4}-\d\d-\d\d\n$"));
    }

    [TestCase("INT", 130)]
    [TestCase("TERM", 143)]
    [TestCase("HUP", 129)]
    public void A_signal_reaches_the_script_once_and_its_exit_code_is_the_commands(string signal, int exitCode)
    {
        _command.Script(
            $$"""
            trap 'echo got {{signal}}; exit {{exitCode}}' {{signal}}
            echo "$$"
            while :; do sleep 0.1; done
            """
        );
        using var process = _command.Start("some/where");
        var script = process.StandardOutput.ReadLine();
        Assert.That(script, Is.EqualTo(process.Id.ToString(CultureInfo.InvariantCulture)), "the script is the process itself");
        Tool.Run("kill", "-s", signal, script!);
        Assert.That(NukeCommand.End(process), Is.EqualTo(new Outcome(exitCode, $"got {signal}\n")));
    }

    [Test]
    public void A_script_without_a_trap_dies_of_the_signal()
    {
        _command.Script("echo ready; exec sleep 600");
        using var process = _command.Start("");
        process.StandardOutput.ReadLine();
        Tool.Run("kill", "-s", "TERM", process.Id.ToString(CultureInfo.InvariantCulture));
        Assert.That(NukeCommand.End(process).ExitCode, Is.EqualTo(143));
    }

    [Test]
    public void A_pipe_whose_reader_is_gone_ends_what_writes()
    {
        _command.Script("yes | head -n 1; echo ${PIPESTATUS[0]}");
        Assert.That(_command.Run("").Output, Is.EqualTo("y\n141\n"));
    }

    [Test]
    public void Without_a_root_it_says_what_to_do()
    {
        var outcome = _command.Run("some", "Release");
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.Contain(_command["some"]).And.Contain("nuke :setup"));
        Assert.That(_command.Run("some", "--version").Output, Does.Match(@"^nuke \d+\.\d+\.\d+"));
        Assert.That(_command.Run("some", "--help").Output, Does.Contain(":secrets"));
    }

    [Test]
    public void A_root_without_a_script_is_told_as_such()
    {
        Directory.CreateDirectory(_command[".nuke"]);
        var outcome = _command.Run("some");
        Assert.That(
            (outcome.ExitCode, outcome.Output.Contains("no build.sh", StringComparison.Ordinal)),
            Is.EqualTo((64, true)),
            outcome.Output
        );
    }

    [Test]
    public void The_version_is_the_commands_then_the_builds()
    {
        _command.Script("echo build $1");
        Assert.That(_command.Run("", "--version").Output, Does.Match(@"^nuke \S+\nbuild --version\n$"));
    }

    [Test]
    public void A_command_that_there_is_not_is_refused_with_a_suggestion()
    {
        var outcome = _command.Run("", ":setpu");
        Assert.That(outcome.ExitCode, Is.EqualTo(64));
        Assert.That(outcome.Output, Does.Contain("did you mean :setup?"));
    }
}
