namespace DistroFactory.Model;

/// <summary>
/// How a release differs from the one before in the packages that its bundles ship: what is offered beside them is on no machine, and what
/// an upstream brings is.
/// </summary>
internal static class ShippedPackages
{
    /// <summary>The differences.</summary>
    /// <param name="previous">The release before; null for the first.</param>
    /// <param name="release">The release.</param>
    public static PackageDifferences Between(ReleaseRecord? previous, ReleaseRecord release) =>
        // Of a release of the original factory only the packages on offer are known.
        previous is { IsOriginal: true }
            ? PackageDifferences.Between(previous.Inputs.Packages, release.Inputs.Packages)
            : PackageDifferences.Between(Of(previous), Of(release));

    private static IEnumerable<OfferedPackage> Of(ReleaseRecord? release) =>
        (release?.Packages ?? []).Select(package => new OfferedPackage(package.Nevra, package.Sha256));
}
