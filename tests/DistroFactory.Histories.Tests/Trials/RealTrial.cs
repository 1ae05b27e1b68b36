using DistroFactory.Histories.Tests.Distributions;
using DistroFactory.Histories.Tests.Generation;
using DistroFactory.Histories.Tests.Machines;
using DistroFactory.Histories.Tests.Publication;
using DistroFactory.UpdateStream.Client;

namespace DistroFactory.Histories.Tests.Trials;

/// <summary>The simulated client and the real one end with the same verdict and the same files.</summary>
internal sealed class RealTrial(string swupd, PublishedHistory history, Tally tally)
{
    private static readonly string[] s_complaints = [" -> Missing file: ", " -> Hash mismatch for file: ", " -> File that should be deleted: "];

    /// <summary>Follows a journey on two machines until they differ.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="chance">Decides which bundle is added at its end, and which is removed.</param>
    public void Run(Journey journey, Chance chance)
    {
        using var verifier = history.Verifier();
        var simulated = new SimulatedMachine(history.Stream, verifier, history.NewFolder("simulated"));
        var real = new RealMachine(swupd, history.Stream, history.Certificate, history.NewFolder("real"));
        tally.Installations++;
        if (!Agree(simulated, real, machine => machine.Install(journey.Start.Version, journey.Start.Format, journey.Bundles), $"installing {journey}"))
            return;
        foreach (var stop in journey.Stops)
        {
            tally.Updates++;
            if (!Agree(simulated, real, machine => machine.Update(stop.Version), $"updating {journey}, to {stop.Version}"))
                return;
        }

        Diagnose(real, $"after {journey}");
        if (journey.Stops.LastOrDefault(journey.Start) is { IsBridge: false } last)
            Exchange(simulated, real, last, chance, $"after {journey}");
    }

    /// <summary>Has both do the same; whether both can go on.</summary>
    private bool Agree(SimulatedMachine simulated, RealMachine real, Func<IMachine, ClientVerdict> act, string where)
    {
        var (one, other) = (act(simulated), act(real));
        if (one.Succeeded != other.Succeeded)
            tally.Add(where, [$"the simulated client {(one.Succeeded ? "succeeds" : "fails")}, the real one does not\n{one.Log}\n{other.Log}"]);
        if (!one.Succeeded || !other.Succeeded)
            return false;
        return tally.Add(where, simulated.Tree().Without(RealMachine.IsClients).DifferencesFrom(real.Tree(), "simulated", "in fact"));
    }

    /// <summary>The client finds nothing wrong with what it did, but for what it never touches after the installation.</summary>
    private void Diagnose(RealMachine real, string where)
    {
        tally.Diagnoses++;
        var found = real.Diagnose();
        var complaints = found.Log.Split('\n').Where(line => s_complaints.Any(line.StartsWith)).ToList();
        tally.Add($"diagnosing {where}", complaints.Where(line => !KeptPaths.IsOwnToMachine(real.PathIn(line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..]))));
        if (!found.Succeeded && complaints.Count == 0)
            tally.Add($"diagnosing {where}", [found.Log]);
    }

    /// <summary>Adds a bundle and removes one: what remains is what an installation of those bundles is.</summary>
    private void Exchange(SimulatedMachine simulated, RealMachine real, ReleasedVersion version, Chance chance, string where)
    {
        var definitions = version.Distribution.Bundles;
        var installed = simulated.System!.Bundles.ToHashSet();
        if (chance.PickOrNone(version.Bundles.Where(name => !installed.Contains(name))) is { } added)
        {
            tally.Exchanges++;
            var verdict = real.Add(added);
            installed.UnionWith(version.Distribution.Closure([added], withAlsoAdds: version.SaysAlsoAdds));
            Compare($"adding {added} {where}", verdict, installed);
        }

        if (chance.PickOrNone(installed.Where(name => name is not (Distribution.Core or Distribution.UpdateBundle) && IsNotNeeded(name))) is { } removed)
        {
            tally.Exchanges++;
            var verdict = real.Remove(removed);
            installed.Remove(removed);
            Compare($"removing {removed} {where}", verdict, installed);
        }

        bool IsNotNeeded(string name) => definitions.ContainsKey(name) && !installed.Any(other => definitions.TryGetValue(other, out var bundle) && bundle.Includes.Contains(name));

        void Compare(string what, ClientVerdict verdict, IEnumerable<string> bundles)
        {
            if (!verdict.Succeeded)
                tally.Add(what, [verdict.Log]);
            else
                tally.Add(what, simulated.Fresh(bundles).Without(IsKept).DifferencesFrom(real.Tree().Without(IsKept), "simulated", "in fact"));
        }
    }

    private static bool IsKept(string path) => RealMachine.IsClients(path) || KeptPaths.IsOwnToMachine(path) || KeptPaths.IsBoot(path + "/");
}
