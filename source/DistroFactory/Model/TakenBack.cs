using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DistroFactory.UpdateStream;

namespace DistroFactory.Model;

/// <summary>
/// What rollbacks took back, and what no release brings again unless that is forced. Each release passes it on to the next.
/// </summary>
internal sealed record TakenBack
{
    /// <summary>Nothing.</summary>
    public static TakenBack None { get; } = new();

    /// <summary>The release that took something back last.</summary>
    public StreamVersion By { get; init; }

    /// <summary>Releases whose content as a whole was taken back.</summary>
    public ImmutableSortedSet<StreamVersion> Versions { get; init; } = [];

    /// <summary>Packages that came.</summary>
    public ImmutableArray<OfferedPackage> Packages { get; init; } = [];

    /// <summary>Names of packages that went.</summary>
    public ImmutableSortedSet<string> LostPackages { get; init; } = [];

    /// <summary>Definitions that came: bundle name → digests.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Bundles { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedSet<string>>.Empty;

    /// <summary>Names of bundles that went.</summary>
    public ImmutableSortedSet<string> LostBundles { get; init; } = [];

    /// <summary>Whether no release could bring any of it again.</summary>
    [JsonIgnore]
    public bool IsEmpty => Packages.IsEmpty && LostPackages.IsEmpty && Bundles.IsEmpty && LostBundles.IsEmpty;

    /// <summary>With what a rollback takes back besides.</summary>
    /// <param name="back">The rollback.</param>
    /// <param name="by">The release that it is.</param>
    /// <param name="releases">The releases after the one whose content comes back.</param>
    public TakenBack With(BroughtBackRelease back, StreamVersion by, IReadOnlyCollection<ReleaseRecord> releases)
    {
        var (rollback, good) = (back.Rollback, back.Target.Inputs);
        var names = back.PackageNames;
        return this with
        {
            By = by,
            Versions = rollback.IsWhole ? Versions.Union(releases.Select(release => release.Version)) : Versions,
            Packages =
            [
                .. Packages.Union(
                    releases
                        .SelectMany(release => release.Inputs.Packages)
                        .Except(good.Packages)
                        .Where(package => rollback.IsWhole || names.Contains(package.Nevra.Name))
                ),
            ],
            LostPackages = LostPackages.Union(
                releases.SelectMany(release => names.Except(release.Inputs.Packages.Select(package => package.Nevra.Name)))
            ),
            Bundles = releases
                .SelectMany(release => release.Inputs.Bundles)
                .Except(good.Bundles)
                .Where(bundle => rollback.IsWhole || rollback.Bundles.Contains(bundle.Key))
                .Aggregate(Bundles, (all, bundle) => all.SetItem(bundle.Key, (all.GetValueOrDefault(bundle.Key) ?? []).Add(bundle.Value))),
            LostBundles = LostBundles.Union(
                releases
                    .SelectMany(release => good.Bundles.Keys.Except(release.Inputs.Bundles.Keys))
                    .Where(name => rollback.IsWhole || rollback.Bundles.Contains(name))
            ),
        };
    }

    /// <summary>What of it a release would bring again. A package does not come again where a newer one of its name is on offer.</summary>
    /// <param name="inputs">What that release would be made of.</param>
    public TakenBack In(ReleaseInputs inputs)
    {
        var newest = inputs
            .Packages.GroupBy(package => package.Nevra.Name, StringComparer.Ordinal)
            .ToDictionary(all => all.Key, all => all.Max(package => package.Nevra.Evr)!, StringComparer.Ordinal);
        return this with
        {
            Packages =
            [
                .. Packages.Intersect(inputs.Packages).Where(package => package.Nevra.Evr.CompareTo(newest[package.Nevra.Name]) >= 0),
            ],
            LostPackages = LostPackages.Except(newest.Keys),
            Bundles = Bundles.RemoveRange(Bundles.Where(bundle => !Has(inputs, bundle)).Select(bundle => bundle.Key)),
            LostBundles = LostBundles.Except(inputs.Bundles.Keys),
        };
    }

    /// <summary>What of it stays taken back after a release.</summary>
    /// <param name="inputs">What that release is made of: somebody insisted on it.</param>
    public TakenBack Without(ReleaseInputs inputs)
    {
        var again = In(inputs);
        return this with
        {
            Packages = [.. Packages.Except(again.Packages)],
            LostPackages = LostPackages.Except(again.LostPackages),
            Bundles = Bundles.RemoveRange(again.Bundles.Keys),
            LostBundles = LostBundles.Except(again.LostBundles),
        };
    }

    /// <summary>Inputs as they would be if none of this were in them: each package and bundle as the latest release has it.</summary>
    /// <param name="inputs">Inputs that have it.</param>
    /// <param name="latest">The inputs of the latest release.</param>
    public ReleaseInputs Undo(ReleaseInputs inputs, ReleaseInputs latest)
    {
        var packages = LostPackages.Union(Packages.Select(package => package.Nevra.Name));
        var bundles = LostBundles.Union(Bundles.Keys);
        return inputs with
        {
            Packages =
            [
                .. inputs.Packages.Where(package => !packages.Contains(package.Nevra.Name)),
                .. latest.Packages.Where(package => packages.Contains(package.Nevra.Name)),
            ],
            Bundles = inputs.Bundles.RemoveRange(bundles).AddRange(latest.Bundles.Where(bundle => bundles.Contains(bundle.Key))),
        };
    }

    /// <summary>It in words, for a person.</summary>
    public string Describe() =>
        string.Join(
            ", ",
            [
                .. Packages.Select(package => $"{package.Nevra}"),
                .. LostPackages.Select(name => $"the loss of {name}"),
                .. Bundles.Keys.Select(name => $"the definition of bundle '{name}'"),
                .. LostBundles.Select(name => $"the loss of bundle '{name}'"),
            ]
        );

    private static bool Has(ReleaseInputs inputs, KeyValuePair<string, ImmutableSortedSet<string>> bundle) =>
        inputs.Bundles.TryGetValue(bundle.Key, out var now) && bundle.Value.Contains(now);
}
