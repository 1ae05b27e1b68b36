using DistroFactory.Histories.Tests.Publication;
using DistroFactory.Histories.Tests.Trials;

namespace DistroFactory.Histories.Tests;

/// <summary>Histories by chance. What is released holds for every machine, and what is refused is refused for a reason.</summary>
public sealed class SimulatedClientTests
{
    private static IEnumerable<int> Histories => Seeds.From(1, few: 5, many: 300);

    [TestCaseSource(nameof(Histories))]
    public async Task Every_machine_installs_and_updates_what_was_released(int seed)
    {
        using var history = await PublishedHistory.Release(new(seed));
        var tally = new Tally();
        foreach (var journey in Journey.Of(history, seed, byChance: 4))
            SimulatedTrial.Run(history, journey, tally);
        TestContext.Out.WriteLine(tally.Describe(history));
        Assert.That(tally.Differences, Is.Empty, history.Story);
        Assert.That(history.Versions, Is.Not.Empty, history.Story);
        Assert.That(history.Refusals.Where(refusal => !refusal.IsKnown), Is.Empty, history.Story);
    }
}
