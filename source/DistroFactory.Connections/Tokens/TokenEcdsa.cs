using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;

namespace DistroFactory.Connections.Tokens;

/// <summary>An EC key in a token. Its signatures of the same bytes differ: the token takes a random number for each.</summary>
/// <param name="key">The key.</param>
/// <param name="publicKey">Its public half; is disposed with it.</param>
/// <param name="subject">Whose public half that is, for messages.</param>
internal sealed class TokenEcdsa(TokenKey key, ECDsa publicKey, string subject) : ECDsa
{
    /// <inheritdoc/>
    public override int KeySize
    {
        get => publicKey.KeySize;
        set => throw new CryptographicException("A key in a token stays as it is.");
    }

    /// <inheritdoc/>
    public override byte[] SignHash(byte[] hash)
    {
        // What a token makes are the two numbers, each as long as the order of the curve: what SignHash gives, too.
        var signature = key.Sign(CKK.CKK_EC, CKM.CKM_ECDSA, Shortened(hash), subject);
        return publicKey.VerifyHash(hash, signature) ? signature : throw key.Foreign(subject);
    }

    /// <inheritdoc/>
    public override bool VerifyHash(byte[] hash, byte[] signature) => publicKey.VerifyHash(hash, signature);

    /// <inheritdoc/>
    public override ECParameters ExportParameters(bool includePrivateParameters) =>
        includePrivateParameters
            ? throw new CryptographicException("The private key does not leave its token.")
            : publicKey.ExportParameters(false);

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

    // Tokens may refuse a hash that is longer than the order of the curve; the rest of it does not count.
    private byte[] Shortened(byte[] hash) => hash.Length * 8 <= KeySize ? hash : hash[..((KeySize + 7) / 8)];
}
