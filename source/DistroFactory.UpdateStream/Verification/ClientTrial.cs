using DistroFactory.UpdateStream.Client;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>Installs a version and updates to it on one kind of machine, and reports what goes wrong and where.</summary>
internal sealed class ClientTrial(SwupdClient client, MixVersion version, BundleOffer offer, string suffix, Action<ClientProblem, string> report)
{
    /// <summary>Installs bundles.</summary>
    public ClientRun Install(IEnumerable<string> bundles) => Reported(client.Install(version, bundles), $"installing {version}{suffix}");

    /// <summary>Updates a machine that has an earlier version, and compares it with one installed afresh.</summary>
    /// <param name="from">The earlier version.</param>
    /// <param name="bundles">What was installed on it; null: all bundles there were.</param>
    /// <param name="fresh">A machine installed afresh with the same bundles, and no fewer.</param>
    /// <returns>The update; null when there was no such machine, or it claims to be up to date already.</returns>
    public ClientRun? Update(MixVersion from, IReadOnlyList<string>? bundles, InstalledSystem fresh)
    {
        var step = $"updating from {from} to {version}{suffix}";
        var before = client.Restore(from, bundles);
        if (before.System is not { } machine)
        {
            foreach (var problem in before.Problems.TakeLast(1).Where(problem => bundles is null || problem.Rule != BundleClosure.UnknownBundle))
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
        // What an earlier version did cannot be mended: its machines are what they are.
        var gone = updated.Bundles.Where(bundle => !offer.Now.Contains(bundle)).ToHashSet();
        foreach (var bundle in gone)
            report(new("client-bundle-gone", bundle, bundle, $"version {version} has no such bundle: a machine that has it keeps its files as they are", IsWarning: !offer.Before.Contains(bundle)), step);

        // A bundle that is no longer included stays on the machine: then the fresh one must have it too.
        var bundles = updated.Bundles.Except(gone).ToHashSet();
        if (!bundles.SetEquals(fresh.Bundles))
        {
            if (Reported(client.Install(version, bundles), step).System is not { } same)
                return;
            fresh = same;
        }

        foreach (var difference in RootComparison.Between(updated.Root, fresh.Root).Where(difference => !gone.Contains(difference.Bundle)))
            report(new("client-difference", difference.Bundle, difference.Path, $"{difference.Text}: the machine is not what a fresh installation is"), step);
    }

    private ClientRun Reported(ClientRun run, string step)
    {
        foreach (var problem in run.Problems)
            report(problem, step);
        return run;
    }
}
