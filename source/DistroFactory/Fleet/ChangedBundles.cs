using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Model;

namespace DistroFactory.Fleet;

/// <summary>Which bundles a plan changes, and by about how many bytes: what is known before packages are fetched.</summary>
internal static class ChangedBundles
{
    private const string Core = "os-core";

    /// <summary>Bundle → bytes of the packages that change and that no other of its packages' bundles has.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="latest">The latest release.</param>
    /// <param name="offered">What the providers list; a size of 0 is not known.</param>
    /// <param name="configuration">The configuration.</param>
    public static Dictionary<string, long> Of(
        ReleasePlan plan,
        ReleaseRecord latest,
        ImmutableArray<ContentPackage> offered,
        DistroConfiguration configuration
    )
    {
        var sizes = offered.DistinctBy(package => package.Nevra).ToDictionary(package => package.Nevra, package => package.Size);
        var changes = plan
            .Differences.Packages.Changes.DistinctBy(change => change.Name)
            .ToDictionary(
                change => change.Name,
                change => change.New is { } now ? sizes.GetValueOrDefault(now) : 0,
                StringComparer.Ordinal
            );
        var isAll =
            plan.Mixes.Any(mix => mix.MinVersion > UpdateStream.StreamVersion.None)
            || latest.Bundles.All(bundle => bundle.Packages.IsEmpty);
        var changed = new Dictionary<string, long>(StringComparer.Ordinal);
        var counted = new HashSet<string>(StringComparer.Ordinal);

        // A bundle lists what its includes bring, too: the smaller one has it for its own.
        foreach (
            var bundle in latest.Bundles.OrderBy(bundle => bundle.Packages.Length).ThenBy(bundle => bundle.Name, StringComparer.Ordinal)
        )
        {
            var own = bundle.Packages.Where(changes.ContainsKey).Where(counted.Add).ToArray();
            if (
                isAll
                || own.Length > 0
                || bundle.Name == Core
                || bundle.Name == configuration.Bundles.UpdateBundle
                || plan.Differences.BundlesChanged.Contains(bundle.Name)
            )
                changed.Add(bundle.Name, own.Sum(name => changes[name]));
        }

        return changed;
    }
}
