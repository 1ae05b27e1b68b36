using System.Collections.Immutable;
using DistroFactory.Correctness;
using DistroFactory.Planning;
using DistroFactory.Releasing;

namespace DistroFactory.Validating;

/// <summary>What a version of the plan is made of.</summary>
public static class PlannedVersion
{
    /// <summary>The packages and definitions of a version.</summary>
    public static VersionUnderCheck Of(Workplace workplace, PlannedMix mix, ImmutableArray<string> packages) => new()
    {
        Version = mix.Version,
        Packages = packages,
        BundleDirectories = [workplace.BundleDirectory],
        SinglePackages = workplace.Configuration.Bundles.LocalPackages,
        EmptiedBundles = mix.EmptiedBundles,
        DroppedBundles = mix.DroppedBundles,
        ClaimedVersion = mix.ClaimedVersion ?? mix.Version,
        ClaimedFormat = mix.ClaimedFormat ?? mix.Format,
    };
}
