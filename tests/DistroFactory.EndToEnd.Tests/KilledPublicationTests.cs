using DistroFactory.Testing;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.EndToEnd.Tests;

/// <summary>
/// SIGKILL while a place is written: clients are served the version before or the new one, whole, and the next run completes.
/// </summary>
public sealed class KilledPublicationTests
{
    private static readonly int s_kills = Thorough.Cases(few: 3, many: 20);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromMilliseconds(600);

    private readonly Random _random = new(1);
    private Factory _factory = null!;

    private string Place => Path.Combine(_factory.Root, "..", "www");

    [SetUp]
    public void SetUp() => _factory = new();

    [TearDown]
    public void TearDown() => _factory.Dispose();

    [Test]
    public async Task Publications_killed_while_they_write_leave_a_sound_place_and_the_next_one_completes()
    {
        foreach (var config in new[] { _factory.Config, _factory.NextConfig })
            File.AppendAllText(Path.Combine(config, "distro.yaml"), $"\npublish: [ {{ folder: {Place} }} ]\n");
        await CompletesAsync("Release", _factory.Config);
        await CompletesAsync("Release", _factory.NextConfig, "--skip", "Publish");
        var killed = 0;
        for (var round = 0; round < s_kills && Served() == new StreamVersion(10); round++)
            killed += await KillAsync(round) ? 1 : 0;
        Assert.That(killed, Is.Positive, "at least one run was killed while it wrote");

        await CompletesAsync("Publish", _factory.NextConfig);
        Assert.That(Served(), Is.EqualTo(new StreamVersion(20)));
        Assert.That(Directory.GetFileSystemEntries(Place, ".*", SearchOption.AllDirectories), Is.Empty, "nothing is left over");
    }

    /// <summary>Kills a run after it has laid its lease: from then on it writes.</summary>
    /// <returns>Whether it was at work then; else it had ended.</returns>
    private async Task<bool> KillAsync(int round)
    {
        using var kill = new CancellationTokenSource();
        var run = _factory.Command("Publish", _factory.NextConfig).ExecuteAsync(kill.Token);
        var lease = Path.Combine(Place, ".publishing");
        while (!File.Exists(lease) && !run.Task.IsCompleted)
            await Task.Delay(1);
        // Each kill in another part of the time, from the first file to the last.
        kill.CancelAfter(s_longestPause * ((round + _random.NextDouble()) / s_kills));
        try
        {
            await run;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private StreamVersion Served()
    {
        using var signatures = new SignatureVerifier(
            File.ReadAllText(Path.Combine(_factory.Stage, "releases", "10", "config", "Swupd_Root.pem"))
        );
        var result = new StreamVerifier(Path.Combine(Place, "update"), signatures).VerifyLatest(new(1));
        Assert.That(result.IsSound, string.Join('\n', result.Findings));
        return result.Version;
    }

    private async Task CompletesAsync(string target, string config, params string[] options)
    {
        var outcome = await _factory.RunAsync(target, config, options);
        Assert.That(outcome.ExitCode, Is.Zero, outcome.Output);
    }
}
