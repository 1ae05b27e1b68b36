using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// Where the root is exchanged, machines at the version before have the new root as their alternative: otherwise they refuse the first
/// version that is signed below it, and all after it.
/// </summary>
/// <param name="tree">The stream.</param>
/// <param name="signatures">Verifies against the new root.</param>
/// <param name="log">Gets the findings.</param>
internal sealed class RootExchangeCheck(StreamTree tree, SignatureVerifier signatures, VerificationLog log)
{
    /// <summary>Tries whether machines at the version before accept this one.</summary>
    public void Check(ManifestSet current, ManifestSet previous)
    {
        var alternative = new PublishedText(tree, log).Read(previous, ClientPaths.AlternativeRoot);
        if (alternative is null)
            Refuse(previous.Mom.Version, "is not shipped");
        else if (!signatures.Pins(alternative))
            Refuse(previous.Mom.Version, $"is not the root that version {current.Mom.Version} is signed below");
    }

    private void Refuse(StreamVersion version, string why) =>
        log.Add(
            Finding.Error(
                "root-exchange",
                "",
                $"{version}{ClientPaths.AlternativeRoot}",
                $"{why}; machines at version {version} would be stranded"
            )
        );
}
