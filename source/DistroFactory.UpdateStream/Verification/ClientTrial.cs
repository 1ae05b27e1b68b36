using DistroFactory.UpdateStream.Client;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>Installs a version and updates to it on one kind of machine, and reports what goes wrong and where.</summary>
/// <param name="client">Of that kind.</param>
/// <param name="version">The version.</param>
/// <param name="offered">Its bundles.</param>
/// <param name="suffix">What kind of machine it is, for the name of a step.</param>
/// <param name="report">Told each problem and the step.</param>
internal sealed class ClientTrial(
    SwupdClient client,
    StreamVersion version,
    IReadOnlySet<string> offered,
    string suffix,
    Action<ClientProblem, string> report
)
{
    /// <summary>Installs bundles.</summary>
    public ClientRun Install(IEnumerable<string> bundles) => Reported(client.Install(version, bundles), $"installing {version}{suffix}");

    /// <summary>Updates a machine that has an earlier version, and compares it with one installed afresh.</summary>
    /// <param name="from">The earlier version.</param>
    /// <param name="bundles">What was installed on it; null: all bundles there were.</param>
    /// <param name="fresh">A machine installed afresh with the same bundles, and no fewer.</param>
    /// <returns>The update; null when there was no such machine, or it claims to be up to date already.</returns>
    public ClientRun? Update(StreamVersion from, IReadOnlyList<string>? bundles, InstalledSystem fresh)
    {
        var step = $"updating from {from} to {version}{suffix}";
        var before = client.Restore(from, bundles);
        if (before.System is not { } machine)
        {
            foreach (
                var problem in before.Problems.TakeLast(1).Where(problem => bundles is null || problem.Rule != BundleClosure.UnknownBundle)
            )
                report(problem with { Text = $"{problem.Text}: machines of version {from} cannot be updated", IsWarning = true }, step);
            return null;
        }

        var isBridge = machine.Version >= version;
        var run = isBridge ? before : Reported(client.Update(machine, version), step);
        if (run.System is { } updated)
            Compare(updated, fresh, step);
        return isBridge ? null : run;
    }

    private void Compare(InstalledSystem updated, InstalledSystem fresh, string step)
    {
        // An update removes the files of a bundle that is no more; a machine that came over a bridge updates from a version that never had
        // it.
        var gone = updated.Bundles.Where(bundle => !offered.Contains(bundle)).ToHashSet();
        foreach (var bundle in gone)
            report(
                new(
                    "client-bundle-gone",
                    bundle,
                    bundle,
                    $"version {version} has no such bundle, and the bridge before it has its files: machines keep them for ever"
                ),
                step
            );

        // A bundle that is no longer included stays on the machine, and one that is newly added along does not come to it: the fresh one
        // must have the same.
        var bundles = updated.Bundles.Except(gone).ToHashSet();
        if (!bundles.SetEquals(fresh.Bundles))
        {
            if (Reported(client.InstallJust(version, bundles), step).System is not { } same)
                return;
            fresh = same;
        }

        foreach (var difference in RootComparison.Between(updated.Root, fresh.Root).Where(difference => !gone.Contains(difference.Bundle)))
            report(
                new(
                    "client-difference",
                    difference.Bundle,
                    difference.Path,
                    $"{difference.Text}: the machine is not what a fresh installation is"
                ),
                step
            );
    }

    private ClientRun Reported(ClientRun run, string step)
    {
        foreach (var problem in run.Problems)
            report(problem, step);
        return run;
    }
}
