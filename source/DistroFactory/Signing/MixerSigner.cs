using DistroFactory.MixerTool;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>Signs with the key that the mixer command made in its workspace, so that pointers and manifests have one signer.</summary>
/// <param name="workspace">The workspace.</param>
internal sealed class MixerSigner(MixerWorkspace workspace) : ISigner, IPlainSigner, IDisposable
{
    private CertificateSigner? _signer;

    /// <summary>Whether there is a key; a workspace whose versions are signed elsewhere has none.</summary>
    public bool HasKey => File.Exists(workspace.PrivateKey);

    /// <summary>Whether a signer can sign: all can but that of a workspace without a key.</summary>
    public static bool CanSign(ISigner signer) => signer is not MixerSigner { HasKey: false };

    /// <inheritdoc/>
    /// <exception cref="SignatureException">mixer has not made it yet.</exception>
    public string RootCertificatePem =>
        File.Exists(workspace.Certificate)
            ? File.ReadAllText(workspace.Certificate)
            : throw new SignatureException(
                "Reading the certificate of mixer",
                $"there is no {workspace.Certificate}",
                "Run the target Mix first: mixer makes it with the first version."
            );

    /// <inheritdoc/>
    /// <exception cref="SignatureException">There is no key, or it does not belong to the certificate.</exception>
    public byte[] Sign(ReadOnlySpan<byte> content) => Signer.Sign(content);

    /// <inheritdoc/>
    public string SigningCertificatePem => Signer.SigningCertificatePem;

    /// <inheritdoc/>
    public byte[] SignPlain(ReadOnlySpan<byte> content) => Signer.SignPlain(content);

    private CertificateSigner Signer => _signer ??= CertificateSigner.FromPem(workspace.Certificate, workspace.PrivateKey);

    /// <inheritdoc/>
    public void Dispose() => _signer?.Dispose();
}
