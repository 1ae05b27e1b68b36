using System.Collections.Immutable;
using DistroFactory.Bundles;
using DistroFactory.Correctness.Request;
using DistroFactory.Model;
using DistroFactory.Run;

namespace DistroFactory.Steps.Validate;

/// <summary>What a version of the plan is made of.</summary>
internal static class PlannedVersion
{
    /// <summary>The packages and definitions of a version.</summary>
    public static VersionUnderCheck Of(Workplace workplace, PlannedMix mix, MixBundles bundles, ImmutableArray<string> packages) =>
        new()
        {
            Version = mix.Version,
            Packages = packages,
            BundleDirectories = bundles.Directories,
            SinglePackages = workplace.Configuration.Bundles.LocalPackages,
            EmptiedBundles = bundles.EmptiedIn(mix, workplace.UpdateTree),
            DroppedBundles = bundles.BesideIn(mix, workplace.UpdateTree),
            ClaimedVersion = mix.ClaimedVersion ?? mix.Version,
            ClaimedFormat = mix.ClaimedFormat ?? mix.Format,
            HasAlternativeCertificate = mix.ShipsBothRoots,
        };
}
