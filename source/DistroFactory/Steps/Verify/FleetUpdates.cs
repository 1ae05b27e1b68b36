using DistroFactory.Model;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Steps.Verify;

/// <summary>What the machines of the fleet download, told from updates of simulated clients from where they are.</summary>
internal static class FleetUpdates
{
    /// <summary>From how many versions updates are tried, those with the most machines; the others count as the next of these.</summary>
    private const int MostVersions = 40;

    private const int Latest = 0;
    private const int None = 1;

    /// <summary>Has updates tried from where machines are.</summary>
    /// <param name="settings">What is tried anyway.</param>
    /// <param name="fleet">Where they are; null: nobody says.</param>
    /// <param name="format">The format of the version.</param>
    public static ClientCheckSettings Ask(ClientCheckSettings settings, FleetPlan? fleet, FormatNumber format) =>
        fleet is null || fleet.Format != format
            ? settings
            : settings with
            {
                Others = [.. settings.Others.Union(fleet.Bases).Union(Populated(fleet))],
                DeltaBases = [fleet.Latest, []],
            };

    /// <summary>The sum; null when nobody says where machines are, or updates came to no end.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="versions">What was found of its versions.</param>
    public static FleetDownloads? Sum(ReleasePlan plan, IReadOnlyList<VerifiedVersion> versions)
    {
        var mix = plan.Mixes.IndexOf(plan.Mixes.FirstOrDefault(mix => mix.Format == plan.Fleet?.Format)!);
        if (plan.Fleet is not { } fleet || mix < 0 || versions[mix].Downloads is not { Others.IsEmpty: false } downloads)
            return null;
        var updates = downloads.Others.ToDictionary(update => update.From);
        var made = updates.Values.Where(update => fleet.Bases.Contains(update.From)).ToArray();
        var whole = made.Sum(update => (double)update.ByDeltaBases[None].Bytes);
        var share = whole > 0 ? made.Sum(update => (double)update.Cost.Bytes) / whole : 1;
        var missing = fleet.Latest.Except(fleet.Bases).ToHashSet();
        var machines = fleet.Machines.Select(at => (at.Machines, Update: updates[Next(updates.Keys, at.Version)])).ToArray();
        return new(
            fleet.Machines.Sum(at => at.Machines),
            fleet.Machines.Length,
            FleetDownloads.Sum(machines.Select(at => (at.Machines, at.Update.Cost.Bytes))),
            FleetDownloads.Sum(machines.Select(at => (at.Machines, WithLatest(at.Update)))),
            FleetDownloads.Sum(machines.Select(at => (at.Machines, at.Update.ByDeltaBases[None].Bytes)))
        )
        {
            LatestIsEstimate = machines.Any(at => missing.Contains(at.Update.From)),
        };

        // A delta that was not made would have saved as much as those that were.
        long WithLatest(UpdateCost update) =>
            missing.Contains(update.From) ? (long)(update.ByDeltaBases[None].Bytes * share) : update.ByDeltaBases[Latest].Bytes;
    }

    private static IEnumerable<StreamVersion> Populated(FleetPlan fleet) =>
        fleet.Machines.OrderByDescending(at => at.Machines).ThenByDescending(at => at.Version).Take(MostVersions).Select(at => at.Version);

    // The version itself, else the nearest older one, from which no less is to be fetched; else the oldest.
    private static StreamVersion Next(IEnumerable<StreamVersion> tried, StreamVersion version) =>
        tried.Where(each => each <= version).DefaultIfEmpty(tried.Min()).Max();
}
