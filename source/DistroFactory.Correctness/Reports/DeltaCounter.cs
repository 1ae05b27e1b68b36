using System.Collections.Immutable;
using DistroFactory.Correctness.Packaged;
using DistroFactory.Correctness.Published;
using DistroFactory.Packages;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Reports;

/// <summary>Counts what a bundle's files and packages did from one version to the next.</summary>
/// <param name="before">The earlier version's packages; null when nothing is known of them.</param>
/// <param name="now">The later version's packages.</param>
internal sealed class DeltaCounter(PackagedVersion? before, PackagedVersion now)
{
    /// <summary>The delta of a bundle; null when it did not change.</summary>
    public BundleDelta? Count(string name, PublishedBundle? older, PublishedBundle? newer)
    {
        var counts = new SortedDictionary<string, FileCounts>(StringComparer.Ordinal);
        foreach (var (path, line) in Files(newer))
        {
            if (older?.Present.GetValueOrDefault(path) is not { } then)
                Add(Owner(now, path), new(1, 0, 0));
            else if (then.Hash != line.Hash)
                Add(Owner(now, path), new(0, 0, 1));
        }

        foreach (var (path, _) in Files(older).Where(entry => newer?.Present.ContainsKey(entry.Key) != true))
            Add(Owner(before, path), new(0, 1, 0));

        var packages = Packages(name, counts);
        if (counts.Count == 0 && packages.IsEmpty && older is not null && newer is not null)
            return null;
        var kind =
            !HasFiles(newer) ? ChangeKind.Removed
            : !HasFiles(older) ? ChangeKind.Added
            : ChangeKind.Changed;
        return new(
            name,
            kind,
            older?.Manifest.ContentSize ?? 0,
            newer?.Manifest.ContentSize ?? 0,
            counts.Values.Aggregate(FileCounts.None, (sum, one) => sum + one),
            packages
        );

        void Add(string package, FileCounts one) => counts[package] = counts.GetValueOrDefault(package, FileCounts.None) + one;
    }

    // A bundle that is gone stays in its format without a file.
    private static bool HasFiles(PublishedBundle? bundle) => bundle is { Present.Count: > 0 };

    private ImmutableArray<PackageDelta> Packages(string bundle, SortedDictionary<string, FileCounts> counts)
    {
        var (old, current) = (Own(before, bundle), Own(now, bundle));
        return
        [
            .. old
                .Keys.Union(current.Keys)
                .Union(counts.Keys)
                .Order(StringComparer.Ordinal)
                .Select(name =>
                {
                    var (then, its) = (
                        old.GetValueOrDefault(name)?.Evr.ToString() ?? "",
                        current.GetValueOrDefault(name)?.Evr.ToString() ?? ""
                    );
                    var kind =
                        then.Length == 0 && its.Length > 0 ? ChangeKind.Added
                        : then.Length > 0 && its.Length == 0 ? ChangeKind.Removed
                        : ChangeKind.Changed;
                    return new PackageDelta(name, kind, then, its, counts.GetValueOrDefault(name, FileCounts.None));
                })
                .Where(package => package.Kind != ChangeKind.Changed || package.Before != package.Now || package.Files != FileCounts.None),
        ];
    }

    private static Dictionary<string, Nevra> Own(PackagedVersion? version, string bundle) =>
        (version?.Bundles.GetValueOrDefault(bundle)?.OwnPackages ?? [])
            .DistinctBy(nevra => nevra.Name)
            .ToDictionary(nevra => nevra.Name, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, ManifestEntry>> Files(PublishedBundle? bundle) =>
        bundle?.Present.Where(entry => entry.Value.Type != EntryType.Directory) ?? [];

    private static string Owner(PackagedVersion? version, string path) =>
        version is null ? "(unknown)"
        : MixerFiles.Contains(path) ? "(mixer)"
        : version.Tree.Claims(path) is [{ Package: { } package }, ..] ? package.Name
        : "(content)";
}
