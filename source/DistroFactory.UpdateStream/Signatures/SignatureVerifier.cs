using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace DistroFactory.UpdateStream.Signatures;

/// <summary>
/// Verifies signatures by the rules of the client: made by the pinned certificate, or by one that it issued itself. A client may have an
/// alternative certificate, which it tries where the pinned one does not fit: so a root is exchanged.
/// </summary>
public sealed class SignatureVerifier : IDisposable
{
    private const string RsaPss = "1.2.840.113549.1.1.10";
    private readonly TimeProvider _clock;
    private X509Certificate2 _root;
    private X509Certificate2? _alternative;

    /// <param name="rootCertificatePem">The certificate clients pin.</param>
    /// <param name="clock">The time at which certificates must be valid.</param>
    /// <exception cref="SignatureException">It is no certificate.</exception>
    public SignatureVerifier(string rootCertificatePem, TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _root = Read(rootCertificatePem);
    }

    /// <summary>Trusts these certificates from now on, as a client does whose files were updated.</summary>
    /// <param name="rootCertificatePem">The certificate that is pinned; null: the one that was.</param>
    /// <param name="alternativePem">The alternative; null: none.</param>
    /// <exception cref="SignatureException">One is no certificate.</exception>
    public void Pin(string? rootCertificatePem, string? alternativePem)
    {
        var root = rootCertificatePem is null ? null : Read(rootCertificatePem);
        var alternative = alternativePem is null ? null : Read(alternativePem);
        if (root is not null)
        {
            _root.Dispose();
            _root = root;
        }

        _alternative?.Dispose();
        _alternative = alternative;
    }

    /// <summary>The same, with an alternative.</summary>
    /// <param name="pem">The alternative, PEM; null: none.</param>
    /// <exception cref="SignatureException">It is no certificate.</exception>
    internal SignatureVerifier WithAlternative(string? pem)
    {
        var verifier = new SignatureVerifier(_root.ExportCertificatePem(), _clock);
        verifier.Pin(null, pem);
        return verifier;
    }

    /// <summary>Whether a certificate, PEM, is the pinned one.</summary>
    internal bool Pins(string pem)
    {
        try
        {
            using var certificate = Read(pem);
            return certificate.RawDataMemory.Span.SequenceEqual(_root.RawDataMemory.Span);
        }
        catch (SignatureException)
        {
            return false;
        }
    }

    /// <summary>Verifies a detached signature, DER.</summary>
    /// <param name="what">What is signed, for the error.</param>
    /// <param name="content">The signed bytes.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="toleratesExpiry">Whether certificates may have expired, as the client lets them for <c>latest</c>.</param>
    /// <exception cref="SignatureException">A client would refuse it.</exception>
    public void Verify(string what, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature, bool toleratesExpiry = false)
    {
        try
        {
            Verify(_root, what, content, signature, toleratesExpiry);
        }
        catch (SignatureException) when (_alternative is not null)
        {
            Verify(_alternative, what, content, signature, toleratesExpiry);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _root.Dispose();
        _alternative?.Dispose();
    }

    private void Verify(X509Certificate2 root, string what, ReadOnlySpan<byte> content, ReadOnlySpan<byte> signature, bool toleratesExpiry)
    {
        try
        {
            var cms = new SignedCms(new ContentInfo(content.ToArray()), detached: true);
            cms.Decode(signature);
            if (cms.SignerInfos.Count != 1)
                throw Refused(what, $"it has {cms.SignerInfos.Count} signers, not one");
            var signer = cms.SignerInfos[0];
            if (signer.SignatureAlgorithm.Value == RsaPss)
                throw Refused(what, "it is RSA-PSS, which clients cannot verify");
            signer.CheckSignature([root], verifySignatureOnly: true);
            CheckCertificate(
                root,
                what,
                signer.Certificate ?? throw Refused(what, "the signer's certificate is not embedded"),
                toleratesExpiry
            );
        }
        catch (CryptographicException error)
        {
            throw new SignatureException($"Verifying the signature of {what}", error.Message, inner: error);
        }
    }

    /// <summary>Verifies a signature that an <see cref="IPlainSigner"/> made.</summary>
    /// <param name="what">What is signed, for the error.</param>
    /// <param name="content">The signed bytes.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="certificatePem">The certificate of the key that signed; it counts as that in a CMS signature does.</param>
    /// <param name="toleratesExpiry">Whether certificates may have expired.</param>
    /// <exception cref="SignatureException">It does not fit, or the certificate is neither the pinned one nor issued by it.</exception>
    public void VerifyPlain(
        string what,
        ReadOnlySpan<byte> content,
        ReadOnlySpan<byte> signature,
        string certificatePem,
        bool toleratesExpiry = false
    )
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(certificatePem);
            try
            {
                CheckCertificate(_root, what, certificate, toleratesExpiry);
            }
            catch (SignatureException) when (_alternative is not null)
            {
                CheckCertificate(_alternative, what, certificate, toleratesExpiry);
            }

            using var rsa = certificate.GetRSAPublicKey();
            using var ecdsa = certificate.GetECDsaPublicKey();
            var fits =
                rsa?.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
                ?? ecdsa?.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                ?? throw Refused(what, "the key of its certificate is neither RSA nor EC");
            if (!fits)
                throw Refused(what, "it does not fit what is signed");
        }
        catch (CryptographicException error)
        {
            throw new SignatureException($"Verifying the signature of {what}", error.Message, inner: error);
        }
    }

    private void CheckCertificate(X509Certificate2 root, string what, X509Certificate2 certificate, bool toleratesExpiry)
    {
        var now = _clock.GetUtcNow();
        foreach (var each in new[] { certificate, root })
        {
            if (now < each.NotBefore || (now > each.NotAfter && !toleratesExpiry))
                throw Refused(what, $"the certificate {each.Subject} is valid from {each.NotBefore:u} to {each.NotAfter:u} only");
        }

        if (certificate.RawDataMemory.Span.SequenceEqual(root.RawDataMemory.Span))
            return;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        if (toleratesExpiry)
            chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        if (!chain.Build(certificate) || chain.ChainElements.Count != 2)
            throw Refused(what, $"its certificate {certificate.Subject} was not issued by {root.Subject}");
    }

    private static X509Certificate2 Read(string pem)
    {
        try
        {
            return X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException error)
        {
            throw new SignatureException("Reading the root certificate", error.Message, "It must be a certificate in PEM form.", error);
        }
    }

    private static SignatureException Refused(string what, string why) => new($"Verifying the signature of {what}", why);
}
