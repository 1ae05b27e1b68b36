using Nuke.Common.Tooling;
using Assert = NUnit.Framework.Assert;

namespace Nuke.Embedded.Tests.Tooling;

/// <summary>Programs are started, their output is logged, and their failure is one of the target.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly Stage _stage = new();
    private readonly ToolBuild _build = new();

    public void Dispose() => _stage.Dispose();

    [Test]
    public void What_a_program_writes_is_logged_and_returned()
    {
        var outcome = _stage.Run(_build, "Speak");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        Assert.That(outcome.Output, Does.Contain("[DBG] out").And.Contain("[ERR] err"));
        Assert.That(_build.Written.Where(line => line.Type == OutputType.Std).Select(line => line.Text), Is.EqualTo(["out"]));
        Assert.That(() => _build.Written.EnsureOnlyStd(), Throws.ArgumentException.With.Message.Contains("err"));
    }

    [Test]
    public void A_program_that_fails_is_told_with_its_exit_code_and_its_complaint()
    {
        var outcome = _stage.Run(_build, "Fail");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Output, Does.Contain("Process 'sh' exited with code 3.").And.Contain("broken"));
    }

    [Test]
    public void An_exit_code_may_be_looked_at_instead()
    {
        var outcome = _stage.Run(_build, "Tolerate");
        Assert.That((outcome.ExitCode, outcome.Output.Contains("code 3", StringComparison.Ordinal)), Is.EqualTo((0, true)));
    }

    [Test]
    public void A_file_of_the_repository_is_a_program_and_its_arguments_keep_their_spaces()
    {
        Directory.CreateDirectory(Path.Combine(_stage.Root, "tools"));
        _stage.Write("tools/hello", "#!/bin/sh\nfor word; do echo \"<$word>\"; done\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(_stage.Root, "tools", "hello"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Assert.That(_stage.Run(_build, "Local").ExitCode, Is.Zero);
        Assert.That(_build.Written.Select(line => line.Text), Is.EqualTo(["<a b>", $"<{_stage.Root}/x y>"]));
    }

    [Test]
    public void Secrets_among_arguments_are_not_shown()
    {
        var outcome = _stage.Run(_build, "Whisper --token geheim");
        Assert.That(outcome.Output, Does.Contain("GEHEIM").And.Not.Contain("geheim"));
        Assert.That(_build.Written.Select(line => line.Text), Is.EqualTo(["GEHEIM", "[REDACTED]"]));
    }

    [Test]
    public void A_command_of_the_shell_keeps_its_quotes_and_backslashes()
    {
        Assert.That(_stage.Run(_build, "Shell").ExitCode, Is.Zero);
        Assert.That(_build.Written.Select(line => line.Text), Is.EqualTo(["a  b", "\\"]));
    }

    [Test]
    public void A_program_that_takes_too_long_is_ended()
    {
        var outcome = _stage.Run(_build, "Dawdle");
        Assert.That(outcome.ExitCode, Is.EqualTo(2));
        Assert.That(outcome.Output, Does.Contain("Process 'sleep' took longer than it may take"));
    }

    [Test]
    public void A_program_that_is_missing_is_a_warning_until_a_target_needs_it()
    {
        var outcome = _stage.Run(_build, "Tolerate");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(outcome.Output, Does.Contain("noSuchProgram has no value: Could not find 'nosuchprogram'"));
        Assert.That(_stage.Run(new ToolBuild(), "Need").ExitCode, Is.EqualTo(64));
    }
}
