using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DistroFactory.Connections.Tokens;
using DistroFactory.Run;
using DistroFactory.UpdateStream.Signatures;

namespace DistroFactory.Signing;

/// <summary>The private key of a root, which is needed only to issue a signing certificate.</summary>
internal static class RootKey
{
    /// <summary>Opens it.</summary>
    /// <param name="workplace">Whose root it is.</param>
    /// <param name="root">The certificate of the root, a file.</param>
    /// <param name="named">The key: a file, PEM, or the PKCS#11 URI of a key in a token.</param>
    /// <exception cref="SignatureException">It cannot be read, or is another one's.</exception>
    public static AsymmetricAlgorithm Open(Workplace workplace, string root, string named)
    {
        if (TokenUri.Is(named))
        {
            using var certificate = X509Certificate2.CreateFromPem(SignerCertificates.Read(root));
            return TokenKeys.Open(workplace, TokenUri.Parse(named)).Of(certificate);
        }

        try
        {
            using var certificate = X509Certificate2.CreateFromPemFile(root, named);
            return (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey()
                ?? certificate.GetECDsaPrivateKey()
                ?? throw new CryptographicException("The key is neither RSA nor EC.");
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SignatureException(
                $"Reading the private key of the root {root}",
                error.Message,
                $"It must be a file, PEM and not encrypted, or a PKCS#11 URI ({named}), and belong to the certificate.",
                error
            );
        }
    }
}
