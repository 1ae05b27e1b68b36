using System.Collections.Immutable;
using DistroFactory.Model;

namespace DistroFactory.Licensing;

/// <summary>The licence of a package of a release.</summary>
/// <param name="Package">Name of the package.</param>
/// <param name="Version">Its version and release.</param>
/// <param name="Stated">The licence as the package states it.</param>
/// <param name="Spdx">The same as an SPDX expression.</param>
/// <param name="Licenses">Every licence it names.</param>
/// <param name="Unknown">Those of <paramref name="Licenses"/> that have no SPDX identifier.</param>
internal sealed record PackageLicense(
    string Package,
    string Version,
    string Stated,
    string Spdx,
    ImmutableArray<string> Licenses,
    ImmutableArray<string> Unknown
)
{
    /// <summary>The licences of packages, in their order.</summary>
    public static ImmutableArray<PackageLicense> Of(IEnumerable<ReleasedPackage> packages) => [.. packages.Select(Of)];

    private static PackageLicense Of(ReleasedPackage package)
    {
        var expression = LicenseExpression.Parse(package.License);
        return new(package.Nevra.Name, $"{package.Nevra.Evr}", package.License, expression.Text, expression.Licenses, expression.Unknown);
    }
}
