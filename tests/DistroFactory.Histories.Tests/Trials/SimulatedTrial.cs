using DistroFactory.Histories.Tests.Distributions;
using DistroFactory.Histories.Tests.Machines;
using DistroFactory.Histories.Tests.Publication;

namespace DistroFactory.Histories.Tests.Trials;

/// <summary>
/// What was released holds for every machine, not only for those that <c>Verify</c> tried: it installs what the packages say, and updates
/// to the same.
/// </summary>
internal static class SimulatedTrial
{
    public static void Run(PublishedHistory history, Journey journey, Tally tally)
    {
        using var verifier = history.Verifier();
        var machine = new SimulatedMachine(history.Stream, verifier, history.NewFolder("simulated"));
        tally.Installations++;
        var installed = machine.Install(journey.Start.Version, journey.Start.Format, journey.Bundles);
        if (!installed.Succeeded)
        {
            tally.Add($"installing {journey}", [installed.Log]);
            return;
        }

        var closure = journey.Start.Distribution.Closure(journey.Bundles, withAlsoAdds: journey.Start.SaysAlsoAdds);
        var expected = ExpectedTree.Of(journey.Start.Distribution, closure);
        tally.Add(
            $"installing {journey}",
            machine.Tree().Without(ExpectedTree.IsMixers).DifferencesFrom(expected, "on the machine", "by the packages")
        );

        foreach (var stop in journey.Stops)
        {
            tally.Updates++;
            var updated = machine.Update(stop.Version);
            if (!updated.Succeeded)
            {
                tally.Add($"updating {journey}, to {stop.Version}", [updated.Log]);
                return;
            }

            tally.Add($"after updating {journey}, to {stop.Version}", machine.DifferencesFromFresh());
        }
    }
}
