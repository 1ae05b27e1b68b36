using DistroFactory.Histories.Tests.Distributions;
using DistroFactory.Histories.Tests.Generation;
using DistroFactory.Histories.Tests.Machines;
using DistroFactory.Histories.Tests.Publication;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Histories.Tests.Trials;

/// <summary>The simulated client and the real one end with the same verdict and the same files.</summary>
internal sealed class RealTrial(string swupd, PublishedHistory history, Tally tally)
{
    private static readonly string[] s_complaints =
    [
        " -> Missing file: ",
        " -> Hash mismatch for file: ",
        " -> File that should be deleted: ",
    ];

    /// <summary>Follows a journey on two machines until they differ.</summary>
    /// <param name="journey">The journey.</param>
    /// <param name="chance">Decides which bundle is added at its end, and which is removed.</param>
    public void Run(Journey journey, Chance chance)
    {
        using var verifier = history.Verifier();
        var (simulated, real) = Machines(verifier);
        if (!Follow(simulated, real, journey))
            return;
        Diagnose(real, $"after {journey}");
        if (journey.Stops.LastOrDefault(journey.Start) is { IsBridge: false } last)
            Exchange(simulated, real, last, chance, $"after {journey}");
    }

    /// <summary>Follows a journey to a version that was refused, after which a machine may be in any state.</summary>
    public void RunToRefused(Journey journey)
    {
        using var verifier = history.Verifier();
        var (simulated, real) = Machines(verifier);
        Follow(simulated, real, journey);
    }

    private (SimulatedMachine Simulated, RealMachine Real) Machines(SignatureVerifier verifier) =>
        (
            new(history.Stream, verifier, history.NewFolder("simulated")),
            new(swupd, history.Stream, history.Certificate, history.NewFolder("real"))
        );

    private bool Follow(SimulatedMachine simulated, RealMachine real, Journey journey)
    {
        tally.Installations++;
        if (
            !Agree(
                simulated,
                real,
                machine => machine.Install(journey.Start.Version, journey.Start.Format, journey.Bundles),
                $"installing {journey}"
            )
        )
            return false;
        foreach (var stop in journey.Stops)
        {
            tally.Updates++;
            if (!Agree(simulated, real, machine => machine.Update(stop.Version), $"updating {journey}, to {stop.Version}"))
                return false;
        }

        return true;
    }

    /// <summary>Has both do the same; whether both can go on.</summary>
    private bool Agree(SimulatedMachine simulated, RealMachine real, Func<IMachine, ClientVerdict> act, string where)
    {
        var (one, other) = (act(simulated), act(real));
        if (one.Succeeded != other.Succeeded)
            tally.Add(
                where,
                [$"the simulated client {(one.Succeeded ? "succeeds" : "fails")}, the real one does not\n{one.Log}\n{other.Log}"]
            );
        if (!one.Succeeded || !other.Succeeded)
            return false;
        return tally.Add(where, simulated.Tree().Without(RealMachine.IsClients).DifferencesFrom(real.Tree(), "simulated", "in fact"));
    }

    /// <summary>
    /// The client finds nothing wrong with what it did, but for what it never touches after the installation, and for <c>/var</c>, which it
    /// makes for itself.
    /// </summary>
    private void Diagnose(RealMachine real, string where)
    {
        tally.Diagnoses++;
        var found = real.Diagnose();
        var complaints = found.Log.Split('\n').Where(line => s_complaints.Any(line.StartsWith)).ToList();
        tally.Add(
            $"diagnosing {where}",
            complaints.Where(line => !IsLeftAlone(real.PathIn(line[(line.LastIndexOf(": ", StringComparison.Ordinal) + 2)..])))
        );
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
            installed.UnionWith(version.Distribution.Closure([added], withAlsoAdds: version.SaysAlsoAdds, installed));
            Compare($"adding {added} {where}", verdict, installed);
        }

        if (
            chance.PickOrNone(installed.Where(name => name is not (Distribution.Core or Distribution.UpdateBundle) && IsNotNeeded(name))) is
            { } removed
        )
        {
            tally.Exchanges++;
            var verdict = real.Remove(removed);
            installed.Remove(removed);
            Compare($"removing {removed} {where}", verdict, installed);
        }

        bool IsNotNeeded(string name) =>
            definitions.ContainsKey(name)
            && !installed.Any(other => definitions.TryGetValue(other, out var bundle) && bundle.Includes.Contains(name));

        void Compare(string what, ClientVerdict verdict, IEnumerable<string> bundles)
        {
            if (!verdict.Succeeded)
                tally.Add(what, [verdict.Log]);
            else
                tally.Add(
                    what,
                    simulated.Fresh(bundles).Without(IsKept).DifferencesFrom(real.Tree().Without(IsKept), "simulated", "in fact")
                );
        }
    }

    private static bool IsLeftAlone(string path) => RealMachine.IsClients(path) || KeptPaths.IsOwnToMachine(path);

    private static bool IsKept(string path) => IsLeftAlone(path) || KeptPaths.IsBoot(path + "/");
}
