using System.Collections.Immutable;
using DistroFactory.Packages;

namespace DistroFactory.Model;

/// <summary>
/// What changed between two lists of packages, by name. The architecture is not part of a name: a package that becomes noarch is updated.
/// </summary>
/// <param name="Changes">One for each name that differs, in order of name.</param>
internal sealed record PackageDifferences(ImmutableArray<PackageChange> Changes)
{
    /// <summary>No difference.</summary>
    public static PackageDifferences None { get; } = new([]);

    /// <summary>Whether the lists are the same.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>The changes of one kind.</summary>
    public IEnumerable<PackageChange> Of(PackageChangeKind kind) => Changes.Where(change => change.Kind == kind);

    /// <summary>Compares two lists; of several builds of a name the newest speaks for it.</summary>
    public static PackageDifferences Between(IEnumerable<OfferedPackage> older, IEnumerable<OfferedPackage> newer)
    {
        var old = ByName(older);
        var now = ByName(newer);
        var names = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal);
        return new([
            .. names.Select(name => Compare(old.GetValueOrDefault(name, []), now.GetValueOrDefault(name, []))).OfType<PackageChange>(),
        ]);
    }

    private static Dictionary<string, ImmutableArray<OfferedPackage>> ByName(IEnumerable<OfferedPackage> packages) =>
        packages
            .GroupBy(package => package.Nevra.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);

    private static PackageChange? Compare(ImmutableArray<OfferedPackage> old, ImmutableArray<OfferedPackage> now)
    {
        if (old.IsEmpty)
            return new(PackageChangeKind.Added, null, Best(now));
        if (now.IsEmpty)
            return new(PackageChangeKind.Removed, Best(old), null);
        var (before, after) = (Best(old), Best(now));
        // A list of the original factory states neither epoch nor architecture: then neither counts.
        if (old.Concat(now).Any(build => build.Nevra.Arch.Length == 0))
            return CompareReleases(old, now);
        return after.Evr.CompareTo(before.Evr) switch
        {
            > 0 => new(PackageChangeKind.Updated, before, after),
            < 0 => new(PackageChangeKind.Downgraded, before, after),
            _ => SameBuilds(old, now) ? null : new(PackageChangeKind.Rebuilt, before, after),
        };
    }

    private static PackageChange? CompareReleases(ImmutableArray<OfferedPackage> old, ImmutableArray<OfferedPackage> now)
    {
        var (before, after) = (Best(old), Best(now));
        return (after.Evr with { Epoch = 0 }).CompareTo(before.Evr with { Epoch = 0 }) switch
        {
            > 0 => new(PackageChangeKind.Updated, before, after),
            < 0 => new(PackageChangeKind.Downgraded, before, after),
            _ => null,
        };
    }

    private static Nevra Best(ImmutableArray<OfferedPackage> builds) => builds.Select(build => build.Nevra).MaxBy(nevra => nevra.Evr)!;

    // A provider that states no digest cannot tell a rebuild: then the rest counts.
    private static bool SameBuilds(ImmutableArray<OfferedPackage> old, ImmutableArray<OfferedPackage> now)
    {
        var digests = old.Concat(now).All(build => build.Sha256.Length > 0);
        return Identities(old).SetEquals(Identities(now));

        HashSet<(Nevra, string)> Identities(ImmutableArray<OfferedPackage> builds) =>
            [.. builds.Select(build => (build.Nevra, digests ? build.Sha256 : ""))];
    }
}
