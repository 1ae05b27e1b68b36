using System.Diagnostics;
using DistroFactory.Testing;

namespace Nuke.Embedded.Tests;

/// <summary>Options in the message of the commit that a CI server builds, read from real git.</summary>
public sealed class CommitMessageTests : IDisposable
{
    private readonly Stage _stage = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void They_win_over_the_command_line()
    {
        BuildOnGitLab("Mend it", "", "[nuke++] --place \"/srv/my place\" --words Ann+Bob");
        Assert.That(Output("Where --words Eve --place /home"), Does.Contain("at /srv/my place with Ann Bob"));
    }

    [Test]
    public void They_may_name_other_targets()
    {
        BuildOnGitLab("[NUKE++] --target Elsewhere");
        Assert.That(Output("Where"), Does.Contain("elsewhere").And.Not.Contain("at "));
    }

    [TestCase("Mend it")]
    [TestCase("[nuke++] --place /srv", "", "Signed-off-by: Ann")]
    public void Only_the_last_line_counts(params string[] lines)
    {
        BuildOnGitLab(lines);
        Assert.That(Output("Where --place /home"), Does.Contain("at /home with"));
    }

    [Test]
    public void Elsewhere_than_on_a_CI_server_messages_do_not_count()
    {
        BuildOnGitLab("[nuke++] --place /srv");
        _stage.Variables.Clear();
        Assert.That(Output("Where --place /home"), Does.Contain("at /home with"));
    }

    [Test]
    public void What_is_mistyped_there_is_refused()
    {
        BuildOnGitLab("[nuke++] --plaice /srv");
        var outcome = _stage.Run<PlaceBuild>("Where");
        Assert.That(
            (outcome.ExitCode, outcome.Output.Contains("There is no option --plaice; did you mean --place?", StringComparison.Ordinal)),
            Is.EqualTo((64, true)),
            outcome.Output
        );
    }

    private string Output(string commandLine)
    {
        var outcome = _stage.Run<PlaceBuild>(commandLine);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        return outcome.Output;
    }

    private void BuildOnGitLab(params string[] message)
    {
        Tool.Require("git", "git");
        Git("init", "-q");
        Git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "--allow-empty", "-m", string.Join('\n', message));
        _stage.Variables["GITLAB_CI"] = "true";
        _stage.Variables["CI_COMMIT_SHA"] = Git("rev-parse", "HEAD");
    }

    private string Git(params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", _stage.Root, .. arguments]) { RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        Assert.That(git.ExitCode, Is.Zero);
        return output;
    }
}
