using System.Formats.Asn1;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;

namespace DistroFactory.Connections.Tokens;

/// <summary>What a token says of the public half of a key.</summary>
internal static class TokenPublicKey
{
    private const byte Uncompressed = 4;

    /// <summary>That of an RSA key.</summary>
    /// <exception cref="TokenException">The token does not say it.</exception>
    public static RSA Rsa(TokenUri uri, TokenSession session) =>
        session.Public(CKA.CKA_MODULUS, CKA.CKA_PUBLIC_EXPONENT) is [{ Length: > 0 } modulus, { Length: > 0 } exponent]
            ? RSA.Create(new RSAParameters { Modulus = [.. modulus.SkipWhile(digit => digit == 0)], Exponent = exponent })
            : throw Unknown(uri);

    /// <summary>That of an EC key on a curve with a name.</summary>
    /// <exception cref="TokenException">The token does not say it.</exception>
    public static ECDsa Elliptic(TokenUri uri, TokenSession session)
    {
        if (session.Public(CKA.CKA_EC_PARAMS, CKA.CKA_EC_POINT) is not [{ Length: > 0 } curve, { Length: > 0 } encoded])
            throw Unknown(uri);
        try
        {
            var point = Point(encoded);
            var half = (point.Length - 1) / 2;
            return ECDsa.Create(
                new ECParameters
                {
                    Curve = ECCurve.CreateFromValue(new AsnReader(curve, AsnEncodingRules.DER).ReadObjectIdentifier()),
                    Q = new() { X = point[1..(1 + half)], Y = point[(1 + half)..] },
                }
            );
        }
        catch (Exception error) when (error is AsnContentException or CryptographicException)
        {
            throw Unknown(uri, error);
        }
    }

    // An octet string has the point; some tokens leave it out.
    private static byte[] Point(byte[] encoded)
    {
        var point =
            encoded is [Uncompressed, ..] && encoded.Length % 2 == 1 && !IsOctetString(encoded)
                ? encoded
                : new AsnReader(encoded, AsnEncodingRules.DER).ReadOctetString();
        return point is [Uncompressed, ..] && point.Length % 2 == 1 ? point : throw new CryptographicException("The point is compressed.");
    }

    private static bool IsOctetString(byte[] encoded) =>
        AsnDecoder.TryReadEncodedValue(encoded, AsnEncodingRules.DER, out var tag, out _, out _, out var consumed)
        && tag == Asn1Tag.PrimitiveOctetString
        && consumed == encoded.Length;

    private static TokenException Unknown(TokenUri uri, Exception? inner = null) =>
        new(
            $"Reading the public key of {uri}",
            "the token does not say it" + (inner is null ? "" : $" in a way that is understood: {inner.Message}"),
            "Put the public key beside it, with the same id and label; the curve of an EC key must be a named one, such as P-256 or P-384.",
            inner
        );
}
