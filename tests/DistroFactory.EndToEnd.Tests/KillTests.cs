using System.Diagnostics;
using System.Globalization;
using DistroFactory.UpdateStream;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>SIGKILL at any moment: what is served is sound, and the next run completes.</summary>
public sealed class KillTests
{
    /// <summary>How often: the environment variable <c>KILLS</c>, else fifty times.</summary>
    private static readonly int s_kills = int.TryParse(Environment.GetEnvironmentVariable("KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 50;

    private Factory _factory = null!;

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task Releases_killed_at_random_moments_leave_a_sound_stream_and_the_next_one_completes()
    {
        var random = new Random(1);
        // The first run compiles the build if that is not done yet; no other takes that long.
        await CompletesAsync(_factory.Config);
        var watch = Stopwatch.StartNew();
        await CompletesAsync(_factory.NextConfig);
        var whole = watch.Elapsed;
        uint latest = 20;
        var interrupted = 0;
        for (var round = 0; round < s_kills; round++)
        {
            var config = round % 2 == 0 ? _factory.NextConfig : _factory.Config;
            if (await IsKilledAsync(config, whole * random.NextDouble()))
                interrupted++;
            var served = uint.Parse(_factory.Latest, CultureInfo.InvariantCulture);
            Assert.That(served, Is.AnyOf(latest, latest + 10), $"round {round}");
            Assert.That(_factory.Verify().Version, Is.EqualTo(new MixVersion(served)), $"round {round}");

            await CompletesAsync(config);
            latest = served + 10;
            Assert.That(_factory.Latest, Is.EqualTo($"{latest}"), $"round {round}");
            Assert.That(_factory.Verify().Findings, Is.Empty, $"round {round}");
        }

        TestContext.Out.WriteLine($"{interrupted} of {s_kills} runs were killed before their end");
        Assert.That(interrupted, Is.GreaterThan(s_kills / 4), "most kills should meet a run at work");
    }

    private async Task CompletesAsync(string config)
    {
        var outcome = await _factory.RunAsync("Release", config, "--force");
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
    }

    /// <summary>Kills a run after a while; false when it ended before.</summary>
    private async Task<bool> IsKilledAsync(string config, TimeSpan after)
    {
        using var kill = new CancellationTokenSource(after);
        try
        {
            await _factory.Command("Release", config, "--force").ExecuteAsync(kill.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
