using DistroFactory.Histories.Tests.Machines;
using DistroFactory.Histories.Tests.Publication;
using DistroFactory.UpdateStream.Client;

namespace DistroFactory.Histories.Tests.Trials;

/// <summary>
/// A version that is refused would really have harmed a machine: the real client fails at it, takes away what the machine had of its own,
/// or leaves another machine than a fresh installation is.
/// </summary>
internal static class RefusedTrial
{
    public static void Run(string swupd, PublishedHistory history, RefusedVersion refused, Tally tally)
    {
        tally.Refused++;
        if (
            history.Versions is [.., var last]
            && last.Format == refused.Version.Format
            && refused is { Version.IsBridge: false, Before.IsEmpty: true }
        )
            new RealTrial(swupd, history, tally).RunToRefused(new(last, last.Bundles, [refused.Version]));
        if (!Machines(history, refused).Any(machine => IsHarmed(swupd, history, refused, machine.From, machine.Bundles)))
            tally.Add($"{refused.Version.Version} is refused, and the real client has no trouble with it", [refused.Refusal.Text]);
    }

    /// <summary>The machines that a verification tries.</summary>
    private static IEnumerable<(ReleasedVersion? From, ImmutableArray<string> Bundles)> Machines(
        PublishedHistory history,
        RefusedVersion refused
    )
    {
        var bases = history.Versions.Concat(refused.Before).Where(version => version.Format == refused.Version.Format).Reverse().ToList();
        foreach (var from in bases)
            yield return (from, from.Bundles);
        foreach (var bundle in bases.Take(1).SelectMany(from => from.Bundles))
            yield return (bases[0], [bundle]);
        if (bases.Count == 0)
            yield return (Bridge(history, refused), refused.Version.Bundles);
    }

    /// <summary>The version before the first of a format, which machines take for that.</summary>
    private static ReleasedVersion? Bridge(PublishedHistory history, RefusedVersion refused) =>
        history.Versions.Concat(refused.Before).LastOrDefault(version => version.IsBridge);

    private static bool IsHarmed(
        string swupd,
        PublishedHistory history,
        RefusedVersion refused,
        ReleasedVersion? from,
        ImmutableArray<string> bundles
    )
    {
        var (version, format) = (refused.Version.Version, refused.Version.Format);
        var machine = New();
        if (from is null)
            return !machine.Install(version, format, bundles).Succeeded;
        if (!machine.Install(from.Version, from.Format, bundles).Succeeded)
            return true;
        var own = machine.KeepOwn();
        if (!from.IsBridge && (!machine.Update(version, format).Succeeded || !own.All(File.Exists)))
            return true;
        var fresh = New();
        return !fresh.Install(version, format, machine.Bundles()).Succeeded
            || machine.Tree().Without(IsKept).DifferencesFrom(fresh.Tree().Without(IsKept), "", "").Any();

        RealMachine New() => new(swupd, history.Stream, history.Certificate, history.NewFolder("refused"));
    }

    private static bool IsKept(string path) => KeptPaths.IsOwnToMachine(path) || KeptPaths.IsBoot(path + "/");
}
