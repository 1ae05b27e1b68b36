using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace DistroFactory.UpdateStream.Signatures;

/// <summary>
/// Signs with a certificate and its private key, RSA or EC; the certificate is the pinned one or was issued by it. To sign the same bytes
/// twice gives the same signature, unless the key is an EC key that only its device can use.
/// </summary>
public sealed class CertificateSigner : ISigner, IPlainSigner, IDisposable
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private static readonly Oid s_sha256 = new("2.16.840.1.101.3.4.2.1");
    private readonly X509Certificate2 _certificate;
    private readonly AsymmetricAlgorithm? _key;
    private readonly TimeProvider _clock;

    /// <param name="certificate">The signing certificate with its private key; is disposed with the signer.</param>
    /// <param name="rootCertificatePem">The certificate clients pin, if it is another than the signing one.</param>
    /// <param name="clock">Tells whether a certificate has expired.</param>
    public CertificateSigner(X509Certificate2 certificate, string? rootCertificatePem = null, TimeProvider? clock = null)
        : this(certificate, KeyOf(certificate), rootCertificatePem, clock) { }

    private CertificateSigner(X509Certificate2 certificate, AsymmetricAlgorithm? key, string? rootCertificatePem, TimeProvider? clock)
    {
        _certificate = certificate;
        _key = key;
        _clock = clock ?? TimeProvider.System;
        RootCertificatePem = rootCertificatePem ?? certificate.ExportCertificatePem() + "\n";
    }

    /// <inheritdoc/>
    public string RootCertificatePem { get; }

    /// <inheritdoc/>
    public string SigningCertificatePem => _certificate.ExportCertificatePem() + "\n";

    /// <summary>When the signing certificate expires.</summary>
    public DateTimeOffset Expires => _certificate.NotAfter;

    /// <summary>Reads PEM files.</summary>
    /// <param name="certificatePath">The signing certificate.</param>
    /// <param name="keyPath">Its private key, not encrypted.</param>
    /// <param name="rootPath">The certificate clients pin, if it is another than the signing one.</param>
    /// <param name="clock">Tells whether a certificate has expired.</param>
    /// <exception cref="SignatureException">A file cannot be read, or key and certificate do not belong together.</exception>
    public static CertificateSigner FromPem(string certificatePath, string keyPath, string? rootPath = null, TimeProvider? clock = null)
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
            return new(certificate, rootPath is null ? null : File.ReadAllText(rootPath), clock);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SignatureException(
                $"Reading the signing certificate {certificatePath} and its key {keyPath}",
                error.Message,
                "Both must be PEM, the key not encrypted, and belong together.",
                error
            );
        }
    }

    /// <summary>Signs with a key that is not at hand, but in a device.</summary>
    /// <param name="certificate">The signing certificate; is disposed with the signer.</param>
    /// <param name="key">Its private key, RSA or EC; is disposed with the signer.</param>
    /// <param name="rootCertificatePem">The certificate clients pin, if it is another than the signing one.</param>
    /// <param name="clock">Tells whether a certificate has expired.</param>
    public static CertificateSigner WithKey(
        X509Certificate2 certificate,
        AsymmetricAlgorithm key,
        string? rootCertificatePem = null,
        TimeProvider? clock = null
    ) => new(certificate, key, rootCertificatePem, clock);

    /// <inheritdoc/>
    /// <exception cref="SignatureException">The certificate is not valid now: clients would refuse the signature.</exception>
    public byte[] Sign(ReadOnlySpan<byte> content)
    {
        CertificateExpiry.RefuseInvalid(_certificate, _clock.GetUtcNow());
        var cms = new SignedCms(new ContentInfo(content.ToArray()), detached: true);
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, _certificate, _key)
        {
            DigestAlgorithm = s_sha256,
            IncludeOption = X509IncludeOption.EndCertOnly,
        };
        signer.SignedAttributes.Add(new AsnEncodedData(new Oid(SigningCertificateV2), DescribeCertificate()));
        cms.ComputeSignature(signer);
        return cms.Encode();
    }

    /// <inheritdoc/>
    /// <exception cref="SignatureException">The certificate is not valid now: its signature would be refused.</exception>
    public byte[] SignPlain(ReadOnlySpan<byte> content)
    {
        CertificateExpiry.RefuseInvalid(_certificate, _clock.GetUtcNow());
        return _key switch
        {
            ECDsa ecdsa => ecdsa.SignData(content.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence),
            RSA rsa => rsa.SignData(content, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => throw new SignatureException($"Signing with {_certificate.Subject}", "its key is neither RSA nor EC"),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key?.Dispose();
        _certificate.Dispose();
    }

    // The one attribute, SigningCertificateV2 of RFC 5035, names the certificate. There is no signing time: it would differ each time, no
    // client looks at it, and only the signer's word would vouch for it.
    private byte[] DescribeCertificate()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
            writer.WriteOctetString(SHA256.HashData(_certificate.RawDataMemory.Span));
        return writer.Encode();
    }

    private static AsymmetricAlgorithm? KeyOf(X509Certificate2 certificate) =>
        certificate.GetECDsaPrivateKey() is { } key ? RepeatableEcdsa.Of(key) ?? key : certificate.GetRSAPrivateKey();
}
