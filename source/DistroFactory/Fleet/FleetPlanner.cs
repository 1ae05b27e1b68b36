using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Fleet.Logs;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Fleet;

/// <summary>Chooses the versions that deltas to a release are made from by where machines are.</summary>
/// <param name="workplace">Configuration and stage.</param>
internal sealed class FleetPlanner(Workplace workplace)
{
    private readonly string _tree = workplace.Stage.Update;

    /// <summary>The choice; null: nobody says where machines are, or there is nothing that deltas could be made from.</summary>
    /// <param name="plan">The plan of the release.</param>
    /// <param name="latest">The latest release; null: it is the first.</param>
    /// <param name="offered">What the providers list.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ConfigurationException">The table is wrong.</exception>
    public FleetPlan? Plan(ReleasePlan plan, ReleaseRecord? latest, ImmutableArray<ContentPackage> offered, CancellationToken cancellation)
    {
        if (workplace.Lock is { } locked)
            return locked.Fleet;
        if (workplace.Configuration.Fleet is not { } source || latest is null || !plan.IsNeeded)
            return null;
        var ofFormat = FormatVersions.In(_tree, latest.Format, plan.Mixes[0].Version);
        var wanted = workplace.Configuration.Mix.Deltas;
        var usual = LatestVersions.Of(ofFormat, wanted);
        var machines = MachinesOf(source, ofFormat, cancellation);
        if (usual.IsEmpty || machines.Count == 0)
            return null;
        try
        {
            var changes = ChangedBundles.Of(plan, latest, offered, workplace.Configuration);
            var updates = new UpdateNeeds(new(_tree), ofFormat[^1], changes);
            var needs = ofFormat.ToDictionary(version => version, updates.Of);

            // Machines that no log shows are most likely at the latest version, and at the first, which images were made of.
            var always = LatestVersions.Of(ofFormat, wanted with { Versions = Math.Min(wanted.Versions, 1) });
            var bases = BaseSelection.Choose(needs, machines, always, usual.Length);
            return new(
                [.. machines.OrderBy(each => each.Key).Select(each => new MachinesAt(each.Key, each.Value))],
                latest.Format,
                bases,
                usual
            )
            {
                Estimate = Estimate(machines, needs, bases, usual),
            };
        }
        catch (Exception error) when (error is ManifestFormatException or IOException or UnauthorizedAccessException)
        {
            workplace.Log.Warn($"Deltas are made from the latest versions, wherever machines are: {error.Message}");
            return null;
        }
    }

    // Machines of an earlier format come to this release over the first version of this one, and from nowhere else.
    private Dictionary<StreamVersion, long> MachinesOf(
        FleetConfiguration source,
        ImmutableArray<StreamVersion> ofFormat,
        CancellationToken cancellation
    )
    {
        var known = StreamTree.VersionsIn(_tree).ToHashSet();
        var counted = source switch
        {
            FleetTableSource table => FleetTable.Read(table.Path),
            FleetLogSource logs => new AccessLogs(logs, workplace.Log).Count(known.Contains, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "not a kind of fleet"),
        };
        var strange = counted.Keys.Where(version => !known.Contains(version)).Order().ToArray();
        if (strange.Length > 0)
            workplace.Log.Warn(
                $"The stage does not have {string.Join(", ", strange.Take(10))}{(strange.Length > 10 ? " …" : "")}, where machines are "
                    + "said to be: they are not counted in the fleet."
            );
        var machines = new Dictionary<StreamVersion, long>();
        foreach (var (version, number) in counted.Where(each => known.Contains(each.Key) && each.Value > 0))
        {
            var at = ofFormat.IsEmpty || ofFormat.Contains(version) ? version : ofFormat[0];
            if (version <= at || ofFormat.Contains(version))
                machines[at] = machines.GetValueOrDefault(at) + number;
        }

        return machines;
    }

    private static FleetDownloads Estimate(
        Dictionary<StreamVersion, long> machines,
        Dictionary<StreamVersion, ImmutableArray<BundleNeed>> needs,
        ImmutableArray<StreamVersion> bases,
        ImmutableArray<StreamVersion> usual
    )
    {
        return new(machines.Values.Sum(), machines.Count, With(bases), With(usual), With([]))
        {
            IsEstimate = true,
            LatestIsEstimate = true,
        };

        long With(ImmutableArray<StreamVersion> chosen)
        {
            var packs = chosen.SelectMany(version => needs[version]).Select(need => (need.Bundle, need.From)).ToHashSet();
            return FleetDownloads.Sum(
                machines.Select(at =>
                    (
                        at.Value,
                        needs[at.Key]
                            .Sum(need => need.Packed is { } packed && packs.Contains((need.Bundle, need.From)) ? packed : need.Whole)
                    )
                )
            );
        }
    }
}
