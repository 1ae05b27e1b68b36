using DistroFactory.Connections.Commands;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Connections.Commands;

/// <summary>A command that is tried ends with all that it started, and says no more than a person reads.</summary>
public sealed class ContainedCommandTests
{
    private TemporaryDirectory _directory = null!;

    [SetUp]
    public void SetUp() => _directory = new();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task It_tells_exit_code_and_output_without_secrets_and_colours()
    {
        var outcome = await RunAsync("printf '\\033[31mhunter2\\033[0m\\n'; echo to-error >&2; exit 3", secret: "hunter2");
        Assert.That(outcome.ExitCode, Is.EqualTo(3));
        Assert.That(outcome.Tail, Is.EquivalentTo(new[] { "***", "to-error" }));
        Assert.That(File.ReadAllText(_directory["log"]), Does.Contain("***").And.Not.Contain("hunter2").And.Not.Contain("\u001b"));
    }

    [Test]
    public async Task What_it_leaves_behind_ends_with_it_and_is_not_waited_for()
    {
        var outcome = await RunAsync($"sleep 987 & echo $! > {_directory["pid"]}; (sleep 988 &); exit 0");
        Assert.That(outcome.ExitCode, Is.Zero);
        Assert.That(IsAlive(_directory["pid"]), Is.False);
    }

    [Test]
    public async Task What_takes_too_long_is_stopped_with_all_that_it_started()
    {
        var outcome = await RunAsync(
            $"(sleep 987 & echo $! > {_directory["pid"]}); trap '' TERM INT HUP; echo begun; sleep 986",
            TimeSpan.FromSeconds(1)
        );
        Assert.That(outcome.ExitCode, Is.Null);
        Assert.That(outcome.Tail, Is.EqualTo(new[] { "begun" }));
        Assert.That(IsAlive(_directory["pid"]), Is.False);
    }

    [Test]
    public async Task Cancelled_it_ends_too()
    {
        using var cancellation = new CancellationTokenSource();
        var run = RunAsync(
            $"sleep 987 & echo $! > {_directory["part"]}; mv {_directory["part"]} {_directory["pid"]}; wait",
            cancellation: cancellation.Token
        );
        while (!File.Exists(_directory["pid"]))
            await Task.Yield();
        await cancellation.CancelAsync();
        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(IsAlive(_directory["pid"]), Is.False);
    }

    [Test]
    public async Task Of_much_output_the_first_and_the_last_is_kept()
    {
        await RunAsync("echo first; head -c 20000000 /dev/zero | tr '\\0' x; echo; echo last");
        var log = File.ReadAllText(_directory["log"]);
        Assert.That(log, Has.Length.LessThan(3 << 20));
        Assert.That(log, Does.Contain("first\n").And.Contain("bytes are left out").And.Contain("\nlast"));
    }

    [Test]
    public async Task A_program_that_is_not_there_has_failed()
    {
        var outcome = await ContainedCommand.RunAsync(new("/nowhere/program"), _directory["log"], CancellationToken.None);
        Assert.That(outcome.ExitCode, Is.Not.Zero);
        Assert.That(string.Join('\n', outcome.Tail), Does.Contain("/nowhere/program"));
    }

    private Task<ContainedOutcome> RunAsync(
        string script,
        TimeSpan? timeout = null,
        string? secret = null,
        CancellationToken cancellation = default
    ) =>
        ContainedCommand.RunAsync(
            new("sh", "-c", script) { Timeout = timeout, Secrets = secret is null ? [] : [secret] },
            _directory["log"],
            cancellation
        );

    private static bool IsAlive(string file) =>
        File.Exists($"/proc/{File.ReadAllText(file).Trim()}/stat")
        && !File.ReadAllText($"/proc/{File.ReadAllText(file).Trim()}/stat").Contains(") Z ", StringComparison.Ordinal);
}
