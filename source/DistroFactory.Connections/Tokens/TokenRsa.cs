using System.Formats.Asn1;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;

namespace DistroFactory.Connections.Tokens;

/// <summary>An RSA key in a token. It signs as any other does (PKCS#1 v1.5): the same key in a file makes the same bytes.</summary>
/// <param name="key">The key.</param>
/// <param name="publicKey">Its public half; is disposed with it.</param>
/// <param name="subject">Whose public half that is, for messages.</param>
internal sealed class TokenRsa(TokenKey key, RSA publicKey, string subject) : RSA
{
    /// <inheritdoc/>
    public override int KeySize
    {
        get => publicKey.KeySize;
        set => throw new CryptographicException("A key in a token stays as it is.");
    }

    /// <inheritdoc/>
    public override byte[] SignHash(byte[] hash, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding)
    {
        if (padding != RSASignaturePadding.Pkcs1)
            throw new CryptographicException("Clients verify PKCS#1 v1.5 alone.");
        var signature = key.Sign(CKK.CKK_RSA, CKM.CKM_RSA_PKCS, Describe(hash, hashAlgorithm), subject);
        return publicKey.VerifyHash(hash, signature, hashAlgorithm, padding) ? signature : throw key.Foreign(subject);
    }

    /// <inheritdoc/>
    public override bool VerifyHash(byte[] hash, byte[] signature, HashAlgorithmName hashAlgorithm, RSASignaturePadding padding) =>
        publicKey.VerifyHash(hash, signature, hashAlgorithm, padding);

    /// <inheritdoc/>
    public override RSAParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters
            ? throw new CryptographicException("The private key does not leave its token.")
            : publicKey.ExportParameters(false);

    /// <inheritdoc/>
    public override void ImportParameters(RSAParameters parameters) => throw new CryptographicException("A key in a token stays as it is.");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            key.Dispose();
            publicKey.Dispose();
        }

        base.Dispose(disposing);
    }

    // DigestInfo of RFC 8017: what CKM_RSA_PKCS pads and signs. To hash by itself, a token would need the data, which CMS keeps.
    private static byte[] Describe(byte[] hash, HashAlgorithmName algorithm)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(CryptoConfig.MapNameToOID(algorithm.Name!)!);
                writer.WriteNull();
            }

            writer.WriteOctetString(hash);
        }

        return writer.Encode();
    }
}
