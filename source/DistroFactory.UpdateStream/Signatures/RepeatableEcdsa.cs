using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;

namespace DistroFactory.UpdateStream.Signatures;

/// <summary>
/// An ECDSA key whose signatures of the same bytes are the same (RFC 6979): what is signed twice can be compared byte by byte. Verifiers do
/// not notice. The random number of a usual signature, which gives the key away where it is not random, is not needed either.
/// </summary>
internal sealed class RepeatableEcdsa : ECDsa
{
    private readonly ECDsa _key;
    private readonly ECPrivateKeyParameters _private;
    private readonly int _fieldBytes;

    private RepeatableEcdsa(ECDsa key, ECPrivateKeyParameters parameters)
    {
        (_key, _private) = (key, parameters);
        KeySizeValue = key.KeySize;
        _fieldBytes = (key.KeySize + 7) / 8;
    }

    /// <summary>The key, if it is at hand and its curve has a name; else null.</summary>
    /// <param name="key">The key; is disposed with the new one.</param>
    public static RepeatableEcdsa? Of(ECDsa key)
    {
        try
        {
            var parameters = key.ExportParameters(includePrivateParameters: true);
            if (
                !parameters.Curve.IsNamed
                || ECNamedCurveTable.GetByOid(new DerObjectIdentifier(parameters.Curve.Oid.Value)) is not { } curve
            )
                return null;
            var secret = new BigInteger(1, parameters.D);
            CryptographicOperations.ZeroMemory(parameters.D);
            return new(key, new ECPrivateKeyParameters(secret, new ECDomainParameters(curve)));
        }
        catch (CryptographicException)
        {
            // A key that never leaves its device signs as the device does.
            return null;
        }
    }

    /// <inheritdoc/>
    public override byte[] SignHash(byte[] hash)
    {
        var signer = new ECDsaSigner(new HMacDsaKCalculator(new Sha256Digest()));
        signer.Init(forSigning: true, _private);
        var numbers = signer.GenerateSignature(hash);
        var signature = new byte[2 * _fieldBytes];
        Write(numbers[0], signature.AsSpan(0, _fieldBytes));
        Write(numbers[1], signature.AsSpan(_fieldBytes));
        return signature;
    }

    /// <inheritdoc/>
    public override bool VerifyHash(byte[] hash, byte[] signature) => _key.VerifyHash(hash, signature);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _key.Dispose();
        base.Dispose(disposing);
    }

    private static void Write(BigInteger number, Span<byte> field)
    {
        var bytes = number.ToByteArrayUnsigned();
        bytes.CopyTo(field[(field.Length - bytes.Length)..]);
    }
}
