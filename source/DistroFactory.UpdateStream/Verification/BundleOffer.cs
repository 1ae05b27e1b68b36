using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>The bundles of a version, and those of the version before it.</summary>
internal sealed record BundleOffer(IReadOnlySet<string> Now, IReadOnlySet<string> Before)
{
    /// <summary>Reads the MoM of a version.</summary>
    /// <param name="mom">That of the version.</param>
    /// <param name="before">That of the version before it; null when there is none.</param>
    public static BundleOffer Of(Manifest mom, Manifest? before) => new(Names(mom), before is null ? new HashSet<string>() : Names(before));

    private static HashSet<string> Names(Manifest mom) => [.. mom.Entries.Where(entry => entry.IsPresent).Select(entry => entry.Name)];
}
