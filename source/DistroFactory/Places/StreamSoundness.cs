using DistroFactory.Run;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Places;

/// <summary>Reads a version of a stream from end to end as clients would, wherever on this machine it lies.</summary>
internal static class StreamSoundness
{
    // That updates work was tried when the version was made; here its files are read.
    private static readonly ClientCheckSettings s_installationsOnly = new(UpdatesFrom: 0, FromFormatStart: false);

    /// <summary>Verifies.</summary>
    /// <param name="workplace">Where it is told how far it is.</param>
    /// <param name="update">The directory that clients read.</param>
    /// <param name="version">The version.</param>
    /// <param name="rootCertificatePem">The certificate that clients pin.</param>
    /// <param name="kept">Which versions were pruned and are not missing.</param>
    /// <param name="memory">Keeps which files were found sound, so that they are not read again; null: all are read.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What was found; it may be unsound.</returns>
    public static VerificationResult Look(
        Workplace workplace,
        string update,
        StreamVersion version,
        string rootCertificatePem,
        KeptVersions kept,
        string? memory,
        CancellationToken cancellation
    )
    {
        using var signatures = new SignatureVerifier(rootCertificatePem);
        var sound = memory is null ? new() : VerifiedFiles.Read(memory);
        var result = Verifier(workplace, update, signatures, s_installationsOnly, sound, kept).Verify(version, cancellation);
        if (memory is not null && result.IsSound)
            sound.Write(memory);
        return result;
    }

    /// <summary>A verifier that tells the step how far it is.</summary>
    /// <param name="workplace">Whose step it is.</param>
    /// <param name="update">The directory that clients read.</param>
    /// <param name="signatures">Verifies against the certificate that clients pin.</param>
    /// <param name="client">What is tried with a simulated client.</param>
    /// <param name="sound">What need not be read again.</param>
    /// <param name="kept">Which versions were pruned and are not missing.</param>
    /// <param name="formerRootPem">The certificate that clients at earlier versions pin, PEM; null: the same.</param>
    public static StreamVerifier Verifier(
        Workplace workplace,
        string update,
        SignatureVerifier signatures,
        ClientCheckSettings client,
        VerifiedFiles sound,
        KeptVersions kept,
        string? formerRootPem = null
    ) =>
        new(update, signatures)
        {
            FormerRootCertificatePem = formerRootPem,
            Client = client,
            Sound = sound,
            Kept = kept,
            Progress = new ProgressRelay<VerificationProgress>(
                workplace.Options.Progress,
                value => new(value.Phase, value.Done, value.Total)
            ),
        };

    /// <summary>Verifies, and refuses what is unsound.</summary>
    /// <exception cref="UnsoundStreamException">It is.</exception>
    public static void Verify(
        Workplace workplace,
        string update,
        StreamVersion version,
        string rootCertificatePem,
        KeptVersions kept,
        CancellationToken cancellation
    ) => Look(workplace, update, version, rootCertificatePem, kept, memory: null, cancellation).ThrowIfUnsound();
}
