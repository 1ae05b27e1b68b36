using CliWrap;
using DistroFactory.Testing;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>SIGKILL at any moment: what is served is sound, and the next run completes.</summary>
public sealed class KillTests
{
    private static readonly int s_kills = Thorough.Cases(few: 4, many: 50);

    private readonly Random _random = new(1);
    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task Releases_killed_at_random_moments_leave_a_sound_stream_and_the_next_one_completes()
    {
        await CompletesAsync(_factory.Config);
        var lines = await CompletesAsync(_factory.NextConfig);
        uint latest = 20;
        for (var round = 0; round < s_kills; round++)
        {
            var config = round % 2 == 0 ? _factory.NextConfig : _factory.Config;
            // A part of the kills for each part of a run, from its start to the line before its last one.
            var line = (round * lines / s_kills) + _random.Next(lines / s_kills);
            await KillAsync(config, line);
            var at = $"round {round}, killed at line {line}";
            // Clients read the version files, which are switched first; a run that died right after that left "latest" behind.
            var served = _factory.Verify().Version.Value;
            Assert.That(served, Is.AnyOf(latest, latest + 10), at);
            Assert.That(_factory.Latest, Is.AnyOf($"{latest}", $"{served}"), at);

            await CompletesAsync(config);
            latest = served + 10;
            Assert.That(_factory.Latest, Is.EqualTo($"{latest}"), at);
            Assert.That(_factory.Verify().Findings, Is.Empty, at);
        }
    }

    /// <summary>Has a release run to its end.</summary>
    /// <returns>How many lines it says.</returns>
    private async Task<int> CompletesAsync(string config)
    {
        var outcome = await _factory.RunAsync("Release", config, "--force");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
        return outcome.Output.Count(character => character == '\n');
    }

    /// <summary>Kills a run a moment after it says a line; a step works for longer than it takes to say so.</summary>
    private async Task KillAsync(string config, int line)
    {
        using var kill = new CancellationTokenSource();
        var (said, pause) = (0, TimeSpan.FromMilliseconds(_random.Next(100)));
        var run = _factory
            .Command("Release", config, "--force")
            .WithStandardOutputPipe(
                PipeTarget.ToDelegate(_ =>
                {
                    if (said++ == line)
                        kill.CancelAfter(pause);
                })
            );
        try
        {
            await run.ExecuteAsync(kill.Token);
        }
        catch (OperationCanceledException) { }
    }
}
