using DistroFactory.Evidence;
using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Repair;
using DistroFactory.Run;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;

namespace DistroFactory.Steps.Publish;

/// <summary>Whether a stage is fit to be published: it may have been touched since it was verified.</summary>
/// <param name="workplace">The namespace and its stage.</param>
/// <param name="trust">What is ours.</param>
/// <param name="rootCertificatePem">The certificate that clients pin.</param>
internal sealed class StageCheck(Workplace workplace, PlaceTrust trust, string rootCertificatePem)
{
    /// <summary>Checks the pointers, and all that clients fetch of the version they lead to. What can be restored is restored.</summary>
    /// <exception cref="FactoryException">Something is not as it was staged.</exception>
    public async Task RefuseUnsoundAsync(Publication publication, CancellationToken cancellation)
    {
        PlaceLinks.RefuseIn(publication);
        if (!publication.IsUnsigned && PlacePointers.Refuse(publication.Pointers, publication.Version, trust, publication.Stage) is { } why)
            throw new PublishException(
                $"Publishing {publication.Pointers.Root}",
                why,
                "Run the target Release; if that does not mend it, restore the stage."
            );
        if (publication.IsUnsound)
            return;
        var result = await Task.Run(Look, cancellation);
        var earlier = new EarlierVersions(workplace, rootCertificatePem, publication.Version);
        while (!result.IsSound && earlier.TryRestore(result.Findings))
            result = await Task.Run(Look, cancellation);
        if (result.IsSound)
        {
            await Task.Run(() => RefuseOtherEvidence(publication, cancellation), cancellation);
            return;
        }

        var first = new UnsoundStreamException(result);
        throw new PublishException(
            $"Publishing version {publication.Version} of {publication.Stage.Root}",
            $"it is not as it was staged. {first.Why}",
            "Restore the files from where the version is published, or from a backup. Nothing was sent.",
            first
        );

        VerificationResult Look() =>
            StreamSoundness.Look(
                workplace,
                publication.Stage.Update,
                publication.Version,
                rootCertificatePem,
                publication.Kept,
                Path.Combine(workplace.Directory.Places, "verified-files"),
                cancellation
            );
    }

    // What is published stays: evidence that does not hold would be there forever.
    private void RefuseOtherEvidence(Publication publication, CancellationToken cancellation)
    {
        if (publication.Record is not { } record || record.Find(publication.Version)?.Provenance is null)
            return;
        var digests = new FileFacts(Path.Combine(workplace.Directory.Places, "evidence-digests"));
        using var signatures = new SignatureVerifier(rootCertificatePem);
        try
        {
            new Attestation(new EvidenceFolder(publication.Stage.Root, digests), signatures, _ => { }, cancellation).Verify(
                record,
                publication.Version
            );
            digests.Save();
        }
        catch (FactoryException error) when (error is AttestationException or SignatureException)
        {
            throw new PublishException(
                $"Publishing version {publication.Version} of {publication.Stage.Root}",
                $"its evidence is not what was staged. {error.What}: {error.Why}",
                "Restore the folder releases of the version from where it is published, or from a backup. Nothing was sent.",
                error
            );
        }
    }
}
