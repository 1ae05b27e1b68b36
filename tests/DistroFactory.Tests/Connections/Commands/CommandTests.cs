using DistroFactory.Connections.Commands;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Connections.Commands;

[TestFixture]
public sealed class CommandTests
{
    [Test]
    public async Task Output_goes_to_the_caller_in_clear_and_to_the_log_with_secrets_hidden()
    {
        var log = new List<string>();
        var output = await new CommandRunner(log.Add).RunAsync(new("sh", "-c", "echo token=s3cret") { Secrets = ["s3cret"] });
        Assert.That(output.Text, Is.EqualTo("token=s3cret\n"));
        Assert.That(log, Is.EqualTo(new[] { "> sh -c 'echo token=***'", "token=***" }));
    }

    [Test]
    public async Task A_failure_tells_the_exit_code_and_the_last_words()
    {
        var error = (
            await Assert.ThrowsAsync<CommandException>(() => new CommandRunner().RunAsync(new("sh", "-c", "echo alas >&2; exit 3")))
        )!;
        Assert.That((error.CommandExitCode, error.Why), Is.EqualTo(((int?)3, "it exited with 3:\n    alas")));
    }

    [Test]
    public async Task A_missing_command_is_told_what_to_install() =>
        Assert.That(
            (await Assert.ThrowsAsync<CommandException>(() => new CommandRunner().RunAsync(new("no-such-command"))))!.Advice,
            Does.Contain("Install no-such-command")
        );

    [Test]
    public async Task A_command_that_takes_too_long_is_stopped_with_its_children()
    {
        using var folder = new TemporaryDirectory();
        // On a busy machine a second may be over before the child is there.
        for (var seconds = 1; seconds < 120 && !File.Exists(folder["child"]); seconds *= 4)
        {
            var command = new ExternalCommand("sh", "-c", "sleep 600 & echo $! > new; mv new child; wait")
            {
                WorkingDirectory = folder.Path,
                Timeout = TimeSpan.FromSeconds(seconds),
            };
            var error = (await Assert.ThrowsAsync<CommandException>(() => new CommandRunner().RunAsync(command)))!;
            Assert.That(error.Why, Does.StartWith("it took longer than"));
        }

        var child = (await File.ReadAllTextAsync(folder["child"])).Trim();
        Assert.That(() => IsRunning(child), Is.False.After(10_000, 50));
    }

    /// <summary>A process that has ended but that nobody has asked about yet (a zombie) does not run.</summary>
    private static bool IsRunning(string process) =>
        File.Exists($"/proc/{process}/stat") && File.ReadAllText($"/proc/{process}/stat").Split(") ")[1][0] is not ('Z' or 'X');
}
