using System.Collections.Immutable;

namespace DistroFactory.Model;

/// <summary>An earlier release of which a new one is made.</summary>
/// <param name="Rollback">What is brought back of it.</param>
/// <param name="Target">What it was made of.</param>
/// <param name="Latest">The latest release, which the new one follows.</param>
internal sealed record BroughtBackRelease(Rollback Rollback, ReleaseRecord Target, ReleaseRecord Latest)
{
    /// <summary>Names of the packages that come back.</summary>
    public ImmutableSortedSet<string> PackageNames =>
        Rollback.IsWhole
            ? [.. Target.Inputs.Packages.Select(package => package.Nevra.Name)]
            : [.. Rollback.Packages, .. Rollback.BundlePackages];

    /// <summary>The release whose content stays where nothing of the earlier one takes its place.</summary>
    public ReleaseRecord Base => Rollback.IsWhole ? Target : Latest;

    /// <summary>What the new release is made of: a part of what the earlier one was made of, else what the latest is made of.</summary>
    public ReleaseInputs Inputs
    {
        get
        {
            var names = PackageNames;
            return Base.Inputs with
            {
                Packages =
                [
                    .. Base.Inputs.Packages.Where(package => !names.Contains(package.Nevra.Name)),
                    .. Target.Inputs.Packages.Where(package => names.Contains(package.Nevra.Name)),
                ],
                Bundles = Base.Inputs.Bundles.SetItems(
                    Target.Inputs.Bundles.Where(bundle => Rollback.IsWhole || Rollback.Bundles.Contains(bundle.Key))
                ),
            };
        }
    }
}
