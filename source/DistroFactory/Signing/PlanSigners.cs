using DistroFactory.Model;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Who signs the versions of a release: one, or two where the root is exchanged.</summary>
/// <param name="Latest">Signs the version that the release ends at, and whatever is not said of a version.</param>
/// <param name="Former">Signs below the former root; null: the root stays.</param>
internal sealed record PlanSigners(ISigner Latest, ISigner? Former)
{
    /// <summary>Who signs a version, and the pointer of a format that ends with it.</summary>
    public ISigner Of(PlannedMix mix) => mix.IsSignedByFormerRoot ? Former! : Latest;

    /// <summary>The former root, where machines come to a version from one that was signed below it; null: the root is the same.</summary>
    public string? FormerRootBefore(PlannedMix mix) =>
        mix is { ShipsBothRoots: true, IsSignedByFormerRoot: false } ? Former!.RootCertificatePem : null;
}
