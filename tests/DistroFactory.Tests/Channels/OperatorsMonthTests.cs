using DistroFactory.Signing;
using DistroFactory.Stage;
using DistroFactory.Steps.Qa;
using DistroFactory.Testing;

namespace DistroFactory.Tests.Channels;

/// <summary>
/// A month of a team with three channels: thirty releases, a bad one that quality assurance finds and a bad one that reaches stable, a
/// withdrawal, a rollback, a format bump, a root exchange, a prune. After each step machines at every version that their channel ever
/// served update.
/// </summary>
[Thorough]
public sealed class OperatorsMonthTests
{
    private static readonly string[] s_channels = ["staging", "beta", "stable"];

    private readonly Dictionary<string, SortedSet<uint>> _fleet = s_channels.ToDictionary(channel => channel, _ => new SortedSet<uint>());
    private ChanneledSample _sample = null!;

    [SetUp]
    public void SetUp()
    {
        _sample = new(stable: ", approval: true");
        File.AppendAllText(
            _sample["acme/distro.yaml"],
            "retention: { versions: 8 }\nqa: { checks: [{ name: smoke, command: [sh, -c, '! grep -q broken bundles/docs'] }] }\n"
        );
    }

    [TearDown]
    public void TearDown() => _sample.Dispose();

    [Test]
    public async Task Nobody_is_stranded_and_nobody_gets_what_the_channel_does_not_have()
    {
        for (var day = 1; day <= 30; day++)
        {
            await (
                day switch
                {
                    7 => RefusedReleaseAsync(),
                    13 => WithdrawAsync(_sample.Served("stable")),
                    18 => _sample.ReleaseAsync(new() { To = _sample.Served("beta"), Why = "it is slow" }),
                    20 => _sample.ReleaseAsync(formatBump: true),
                    25 => ExchangeRootAsync(),
                    _ => _sample.ReleaseAsync(),
                }
            );
            if (day % 2 == 0)
                await _sample.PromoteAsync("beta");
            if (day % 6 == 0)
                await _sample.PromoteAsync("stable", approvedBy: "Ada");
            UpdateAll(day);
            if (day == 28)
                await PruneAsync();
        }

        Assert.Multiple(() =>
        {
            Assert.That(_sample.Log, Does.Contain("files were removed"));
            Assert.That(_sample.Served("stable"), Is.EqualTo(_sample.Served("staging")));
        });
    }

    // It is never staged: the next attempt, without what is broken, makes the version.
    private async Task RefusedReleaseAsync()
    {
        var served = _sample.Served("staging");
        File.AppendAllText(_sample["acme/bundles/docs"], "# broken\n");
        Assert.That(await Assert.CatchAsync<Exception>(() => _sample.ReleaseAsync()), Is.TypeOf<QualityException>());
        Assert.That(_sample.Served("staging"), Is.EqualTo(served));
        File.WriteAllText(_sample["acme/bundles/docs"], File.ReadAllText(_sample["acme/bundles/docs"]).Replace("# broken\n", ""));
        await _sample.ReleaseAsync();
    }

    private async Task WithdrawAsync(uint bad)
    {
        await _sample.ReleaseAsync(new() { Withdrawn = bad, Why = "it deletes homes" });
        Assert.That(s_channels.Select(_sample.Served), Has.None.EqualTo(bad));
    }

    // The bridge ships both roots; the release after it pins the new one alone.
    private async Task ExchangeRootAsync()
    {
        await _sample.RunAsync(session => session.ManageKeysAsync(new KeyRequest(false, true, null, null)));
        await _sample.ReleaseAsync(formatBump: true);
    }

    // What is left is what machines may still be at, here and at the places; from all of it they get on.
    private async Task PruneAsync()
    {
        await _sample.RunAsync(session => session.PruneAsync(applies: true));
        foreach (var channel in s_channels)
        {
            _fleet[channel].RemoveWhere(version => !File.Exists(PreparedVersion.Mom(_sample.Stage, new(version))));
            Assert.That(_fleet[channel], Has.Count.InRange(1, 10), channel);
            _fleet[channel].Remove(_sample.Served(channel));
        }

        Assert.Multiple(() =>
        {
            foreach (var place in new[] { _sample.Stage, _sample.Place, _sample.StablePlace })
                Assert.That(PreparedVersion.Mom(place, new(30)), Does.Not.Exist);
        });
        UpdateAll(28);
    }

    private void UpdateAll(int day)
    {
        foreach (var channel in s_channels)
        {
            var served = _sample.Served(channel);
            if (served == 0 || !_fleet[channel].Add(served))
                continue;
            var place = channel == "stable" ? _sample.StablePlace : _sample.Place;
            foreach (var from in _fleet[channel].Where(from => from < served))
                Assert.That(_sample.Travel(from, channel, place), Is.Null, $"day {day}: {channel} from {from} to {served}");
            TestContext.Out.WriteLine($"day {day}: {_fleet[channel].Count - 1} machines of {channel} are at {served}");
        }
    }
}
