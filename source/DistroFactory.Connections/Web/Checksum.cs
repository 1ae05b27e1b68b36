using System.Security.Cryptography;

namespace DistroFactory.Connections.Web;

/// <summary>Compares files with the checksums that repositories state; the length tells the algorithm.</summary>
internal static class Checksum
{
    /// <summary>Whether a file has a checksum.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">Lower-case hex of SHA-256, SHA-384 or SHA-512.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FetchException">The checksum is of no kind that can be trusted.</exception>
    public static async Task<bool> MatchesAsync(string path, string expected, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        var actual = await CryptographicOperations.HashDataAsync(Algorithm(expected), file, cancellation).ConfigureAwait(false);
        return Convert.ToHexStringLower(actual) == expected;
    }

    /// <summary>The SHA-256 of a file, lower-case hex.</summary>
    public static async Task<string> OfAsync(string path, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false));
    }

    private static HashAlgorithmName Algorithm(string expected) =>
        expected.Length switch
        {
            64 => HashAlgorithmName.SHA256,
            96 => HashAlgorithmName.SHA384,
            128 => HashAlgorithmName.SHA512,
            _ => throw new FetchException(
                "Verifying a download",
                $"'{expected}' is no SHA-256, SHA-384 or SHA-512 checksum",
                "Make the repository's metadata again with createrepo_c."
            ),
        };
}
