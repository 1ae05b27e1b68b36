using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace DistroFactory.UpdateStream.Signatures;

/// <summary>
/// Makes the two certificates of <see cref="SigningKeys"/>. EC P-256: clients accept it as they do RSA, and a key is made in a millisecond.
/// Neither names an extended usage, which would have to be the one each verifier happens to ask for.
/// </summary>
internal static class CertificateIssue
{
    private const int RootYears = 30;
    private const int SigningYears = 10;

    /// <summary>Clocks of clients may be behind.</summary>
    private static readonly TimeSpan s_backdated = TimeSpan.FromDays(1);

    /// <summary>A key for a certificate.</summary>
    public static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static X509Certificate2 Root(string distribution, DateTimeOffset now, out ECDsa key)
    {
        key = NewKey();
        var request = new CertificateRequest(Subject(distribution, "update root"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: true,
                hasPathLengthConstraint: true,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now - s_backdated, now.AddYears(RootYears));
    }

    /// <summary>Issues a certificate that signs.</summary>
    /// <param name="distribution">Name of the distribution, for its subject.</param>
    /// <param name="root">The certificate of the issuer.</param>
    /// <param name="rootKey">The private key of the issuer.</param>
    /// <param name="key">The public key that it is for.</param>
    /// <param name="now">The time it is valid from.</param>
    public static X509Certificate2 Signing(
        string distribution,
        X509Certificate2 root,
        AsymmetricAlgorithm rootKey,
        PublicKey key,
        DateTimeOffset now
    )
    {
        var request = new CertificateRequest(Subject(distribution, "update signing"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(
                certificateAuthority: false,
                hasPathLengthConstraint: false,
                pathLengthConstraint: 0,
                critical: true
            )
        );
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        var hasIdentifier = root.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Any();
        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, hasIdentifier, includeIssuerAndSerial: !hasIdentifier)
        );
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F; // a serial number is positive
        var until = now.AddYears(SigningYears);
        return request.Create(root.SubjectName, Issuer(rootKey), now - s_backdated, until < root.NotAfter ? until : root.NotAfter, serial);
    }

    // The key of a root that a site brought may be of another kind than those made here.
    private static X509SignatureGenerator Issuer(AsymmetricAlgorithm root) =>
        root is RSA rsa
            ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
            : X509SignatureGenerator.CreateForECDsa((ECDsa)root);

    /// <summary>The private key beside a certificate, RSA or EC.</summary>
    /// <exception cref="CryptographicException">It is neither.</exception>
    public static AsymmetricAlgorithm PrivateKeyOf(X509Certificate2 certificate) =>
        (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey()
        ?? certificate.GetECDsaPrivateKey()
        ?? throw new CryptographicException("The key is neither RSA nor EC.");

    private static X500DistinguishedName Subject(string distribution, string role)
    {
        var subject = new X500DistinguishedNameBuilder();
        subject.AddOrganizationName(distribution);
        subject.AddCommonName($"{distribution} {role}");
        return subject.Build();
    }
}
