using Nuke.Common;

namespace DistroFactory.Targets;

/// <summary>Verifies what a published release says of itself, whoever made it.</summary>
public interface IAttest : IPublishedPlace
{
    /// <summary>The version to verify.</summary>
    [Parameter("Version whose evidence Attest verifies (default: the one that is served)")]
    int ReleaseVersion => TryGetValue<int?>(() => ReleaseVersion) ?? 0;

    /// <summary>Verifies signatures, and that SBOMs, lock, provenance, record and images of a published release agree.</summary>
    Target Attest =>
        _ =>
            _.Description("Verifies the signed evidence of a published release: provenance, SBOMs, lock file, images")
                .Requires(() => Stream)
                .Requires(() => Certificate)
                .Executes(() => Run(session => session.AttestAsync(new(Stream!, Certificate!, (uint)Math.Max(ReleaseVersion, 0)))));
}
