namespace DistroFactory.Packages.Resolution;

/// <summary>The versions a dependency speaks of: any, or those below, at or above one.</summary>
internal readonly record struct VersionRange(DependencyComparison Comparison, Evr? Evr)
{
    private const DependencyComparison Directions = DependencyComparison.Less | DependencyComparison.Greater;

    public static VersionRange Of(Dependency dependency) =>
        new(dependency.Evr is null ? DependencyComparison.Any : dependency.Comparison, dependency.Evr);

    public static VersionRange OfPackage(PackageInfo package) => new(DependencyComparison.Equal, package.Nevra.Evr);

    /// <summary>Whether there is a version in both; a side that names no release leaves the release open.</summary>
    public bool Overlaps(VersionRange other)
    {
        if (Comparison == DependencyComparison.Any || other.Comparison == DependencyComparison.Any)
            return true;
        if ((Comparison & other.Comparison & Directions) != 0)
            return true;

        var (mine, theirs) = (Evr!, other.Evr!);
        if (mine.Release.Length == 0 != (theirs.Release.Length == 0) && SameVersion(mine, theirs))
            return ((mine.Release.Length == 0 ? Comparison : other.Comparison) & DependencyComparison.Equal) != 0;

        return mine.CompareTo(theirs) switch
        {
            < 0 => Has(other.Comparison, DependencyComparison.Less) || Has(Comparison, DependencyComparison.Greater),
            > 0 => Has(other.Comparison, DependencyComparison.Greater) || Has(Comparison, DependencyComparison.Less),
            _ => Has(Comparison & other.Comparison, DependencyComparison.Equal),
        };
    }

    private static bool SameVersion(Evr a, Evr b) => a.Epoch == b.Epoch && RpmVersion.Compare(a.Version, b.Version) == 0;

    private static bool Has(DependencyComparison comparison, DependencyComparison flag) => (comparison & flag) != 0;
}
