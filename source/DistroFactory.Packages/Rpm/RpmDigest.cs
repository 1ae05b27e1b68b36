using System.Security.Cryptography;

namespace DistroFactory.Packages.Rpm;

/// <summary>A digest the package states of a part of itself.</summary>
/// <param name="Algorithm">How it is computed.</param>
/// <param name="Value">The bytes it must have.</param>
internal sealed record RpmDigest(HashAlgorithmName Algorithm, ReadOnlyMemory<byte> Value)
{
    /// <summary>The algorithm of a number of RFC 4880, section 9.4.</summary>
    public static HashAlgorithmName AlgorithmOf(long number) =>
        number switch
        {
            1 => HashAlgorithmName.MD5,
            2 => HashAlgorithmName.SHA1,
            8 => HashAlgorithmName.SHA256,
            9 => HashAlgorithmName.SHA384,
            10 => HashAlgorithmName.SHA512,
            _ => throw new InvalidDataException($"its digest algorithm {number} is not supported"),
        };

    public static RpmDigest FromHex(HashAlgorithmName algorithm, string hex)
    {
        try
        {
            return new RpmDigest(algorithm, Convert.FromHexString(hex));
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException($"its digest `{hex}` is not a hexadecimal number", exception);
        }
    }

    public bool Matches(ReadOnlySpan<byte> data) => CryptographicOperations.HashData(Algorithm, data).AsSpan().SequenceEqual(Value.Span);

    public bool Matches(IncrementalHash hash) => hash.GetHashAndReset().AsSpan().SequenceEqual(Value.Span);
}
