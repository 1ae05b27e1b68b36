using System.Buffers.Binary;
using System.Formats.Asn1;
using System.Numerics;

namespace DistroFactory.Foundation.PrivateKeys;

/// <summary>Private keys in binary form: PKCS#12, PKCS#8, PKCS#1 and SEC 1 in DER, and OpenPGP's packets.</summary>
internal static class BinaryKey
{
    private static readonly AsnReaderOptions s_lenient = new() { SkipSetSortOrderVerification = true };

    /// <summary>What kind of key a file is, in words; null: none.</summary>
    /// <param name="begin">Its first bytes.</param>
    /// <param name="isWhole">Whether these are all.</param>
    public static string? Find(ReadOnlySpan<byte> begin, bool isWhole) =>
        IsPackage(begin) ? "a PKCS#12 file, which holds private keys"
        : isWhole && IsDer(begin) ? "a private key (DER)"
        : IsPgp(begin) ? "an OpenPGP private key"
        : null;

    // SEQUENCE { INTEGER 3, SEQUENCE { OBJECT IDENTIFIER pkcs7-data or pkcs7-signedData … The lengths may be those of BER.
    private static bool IsPackage(ReadOnlySpan<byte> begin)
    {
        var version = begin.Length > 64 && begin[0] == 0x30 ? begin[..16].IndexOf((ReadOnlySpan<byte>)[2, 1, 3, 0x30]) : -1;
        return version is >= 2 and <= 6
            && begin[version..64].IndexOf((ReadOnlySpan<byte>)[6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 7]) is > 0 and <= 10;
    }

    private static bool IsDer(ReadOnlySpan<byte> file)
    {
        if (file.Length < 16 || file[0] != 0x30)
            return false;
        try
        {
            var outer = new AsnReader(file.ToArray(), AsnEncodingRules.DER, s_lenient);
            var key = outer.ReadSequence();
            return !outer.HasData && (key.PeekTag().TagValue == (int)UniversalTagNumber.Integer ? IsPlain(key) : IsEncrypted(key));
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    // PKCS#8 is a version, an algorithm and a key; SEC 1 a version and a key; PKCS#1 nine integers, and DSA six.
    private static bool IsPlain(AsnReader key)
    {
        if (key.ReadInteger() > BigInteger.One)
            return false;
        if (key.PeekTag() == Asn1Tag.PrimitiveOctetString)
            return key.ReadOctetString().Length >= 16;
        if (key.PeekTag() == Asn1Tag.Sequence)
        {
            _ = key.ReadSequence().ReadObjectIdentifier();
            return key.HasData && key.PeekTag() == Asn1Tag.PrimitiveOctetString;
        }

        var integers = 1;
        for (; key.HasData; integers++)
            _ = key.ReadInteger();
        return integers is 6 or 9;
    }

    // EncryptedPrivateKeyInfo: an algorithm of PKCS#5 or PKCS#12, with parameters, and the encrypted key.
    private static bool IsEncrypted(AsnReader key)
    {
        var algorithm = key.ReadSequence().ReadObjectIdentifier();
        return (
                algorithm.StartsWith("1.2.840.113549.1.5.", StringComparison.Ordinal)
                || algorithm.StartsWith("1.2.840.113549.1.12.1.", StringComparison.Ordinal)
            )
            && key.HasData
            && key.PeekTag() == Asn1Tag.PrimitiveOctetString
            && key.ReadOctetString().Length > 0
            && !key.HasData;
    }

    // A packet of tag 5 (secret key) or 7 (secret subkey): its length, a version, the time of making, an algorithm.
    private static bool IsPgp(ReadOnlySpan<byte> begin)
    {
        if (begin.Length < 16)
            return false;
        var header = begin[0] switch
        {
            0x94 or 0x9C => 2,
            0x95 or 0x9D => 3,
            0x96 or 0x9E => 5,
            0xC5 or 0xC7 => begin[1] < 192 ? 2
            : begin[1] < 224 ? 3
            : begin[1] == 255 ? 6
            : 0,
            _ => 0,
        };
        if (header == 0)
            return false;
        var length = Length(begin, header);
        var (version, algorithm) = (begin[header], begin[header + 5]);
        // The first byte of the time of making, a step of 194 days since 1970: from 1990 to 2070.
        var time = begin[header + 1];
        return version is >= 3 and <= 6
            && length is >= 24 and < 1 << 20
            && time is >= 0x25 and < 0xBC
            && (version == 3 || algorithm is 1 or 2 or 3 or 16 or 17 or 18 or 19 or 22 or (>= 25 and <= 36));
    }

    private static long Length(ReadOnlySpan<byte> begin, int header)
    {
        if (begin[0] is 0xC5 or 0xC7)
            return header switch
            {
                2 => begin[1],
                3 => ((begin[1] - 192) << 8) + begin[2] + 192,
                _ => (long)BinaryPrimitives.ReadUInt32BigEndian(begin[2..]),
            };
        long length = 0;
        foreach (var value in begin[1..header])
            length = (length << 8) | value;
        return length;
    }
}
