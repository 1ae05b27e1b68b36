namespace DistroFactory.Packages.Resolution;

/// <summary>
/// Orders candidates that provide different versions of the same capability (<c>mta = 2</c> before <c>mta = 1</c>): for every capability
/// with a version, each step down counts against a candidate; fewer first, equal ones stay as they were.
/// </summary>
internal static class CommonCapabilities
{
    public static List<int> Order(PackageIndex index, List<int> candidates)
    {
        var steps = new int[candidates.Count];
        var offers = candidates
            .SelectMany((id, position) => Versioned(index[id]).Select(provides => (Position: position, Provides: provides)))
            .GroupBy(offer => offer.Provides.Name);
        foreach (var capability in offers)
        {
            var down = 0;
            (int Position, Dependency Provides)? above = null;
            foreach (var offer in capability.OrderBy(offer => offer.Provides, Comparer<Dependency>.Create(HigherFirst)))
            {
                if (above is { } higher && higher.Position != offer.Position && HigherFirst(higher.Provides, offer.Provides) == -1)
                    down++;
                steps[offer.Position] += down;
                above = offer;
            }
        }

        return [.. candidates.Select((id, position) => (id, position)).OrderBy(item => steps[item.position]).Select(item => item.id)];
    }

    private static IEnumerable<Dependency> Versioned(PackageInfo package)
    {
        var own = new Dependency(package.Nevra.Name, DependencyComparison.Equal, package.Nevra.Evr);
        return package
            .Provides.Append(own)
            .Distinct()
            .Where(provides =>
                provides.Evr is not null
                && provides.Comparison
                    is DependencyComparison.Equal
                        or DependencyComparison.Less
                        or (DependencyComparison.Less | DependencyComparison.Equal)
                && !(provides.Comparison == DependencyComparison.Equal && LooksLikeHash(provides.Evr.ToString()))
            );
    }

    // Build identifiers have no order.
    private static bool LooksLikeHash(string version) =>
        version.Length >= 4 && version.All(c => c is >= 'a' and <= 'f' or >= '0' and <= '9');

    private static int HigherFirst(Dependency a, Dependency b)
    {
        var order = VersionOrder(b.Evr!, a.Evr!);
        return order != 0 ? order : (a.Comparison == DependencyComparison.Less).CompareTo(b.Comparison == DependencyComparison.Less);
    }

    // A version without a release comes before the same version with one, but that is no step of its own: 2 is not 1.
    private static int VersionOrder(Evr a, Evr b)
    {
        var order = a.Epoch != b.Epoch ? a.Epoch.CompareTo(b.Epoch) : RpmVersion.Compare(a.Version, b.Version);
        if (order != 0)
            return Math.Sign(order);
        return (a.Release.Length == 0) == (b.Release.Length == 0) ? Math.Sign(RpmVersion.Compare(a.Release, b.Release))
            : a.Release.Length == 0 ? -2
            : 2;
    }
}
