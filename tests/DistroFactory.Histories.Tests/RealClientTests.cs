using DistroFactory.Histories.Tests.Generation;
using DistroFactory.Histories.Tests.Publication;
using DistroFactory.Histories.Tests.Trials;
using DistroFactory.Testing;

namespace DistroFactory.Histories.Tests;

/// <summary>The simulated client against swupd itself.</summary>
public sealed class RealClientTests
{
    private static IEnumerable<TestCaseData> Histories =>
        RealClient.Absence is { } reason
            ? [new TestCaseData(0).Ignore(reason)]
            : Seeds.From(1001, few: 3, many: 300).Select(seed => new TestCaseData(seed));

    [TestCaseSource(nameof(Histories))]
    public async Task The_simulated_client_does_what_the_real_one_does(int seed)
    {
        var tally = new Tally();
        using var history = await PublishedHistory.Release(
            new(seed),
            (sofar, refused) => RefusedTrial.Run(RealClient.Program!, sofar, refused, tally)
        );
        var trial = new RealTrial(RealClient.Program!, history, tally);
        var number = 0;
        foreach (var journey in Journey.Of(history, seed, byChance: 2))
            trial.Run(journey, Chance.For(seed, 7, number++));
        TestContext.Out.WriteLine(tally.Describe(history));
        Assert.That(tally.Differences, Is.Empty, history.Story);
    }
}
