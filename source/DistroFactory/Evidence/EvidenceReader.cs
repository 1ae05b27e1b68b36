using System.Security.Cryptography;
using System.Text.Json;
using DistroFactory.Foundation;

namespace DistroFactory.Evidence;

/// <summary>Reads files of a place that may lie about all of them: their length, their form, and that they end.</summary>
/// <param name="place">The place.</param>
internal sealed class EvidenceReader(IEvidencePlace place)
{
    /// <summary>No document of a release is longer.</summary>
    public const int LongestDocument = 1 << 28;

    private const int BufferBytes = 1 << 16;

    /// <summary>The place.</summary>
    public IEvidencePlace Place => place;

    /// <summary>A document.</summary>
    /// <exception cref="AttestationException">There is none, or it does not end.</exception>
    public byte[] Read(string path) =>
        ReadStream(
            path,
            LongestDocument,
            file =>
            {
                using var content = new MemoryStream();
                file.CopyTo(content);
                return content.ToArray();
            }
        );

    /// <summary>A document that must be the one that is vouched for.</summary>
    /// <exception cref="AttestationException">It is missing, or another one.</exception>
    public byte[] Read(string path, string sha256, string voucher)
    {
        var content = Read(path);
        RefuseOther(path, Convert.ToHexStringLower(SHA256.HashData(content)), sha256, voucher);
        return content;
    }

    /// <summary>Reads all of a file that somebody vouches for, and keeps nothing of it.</summary>
    /// <exception cref="AttestationException">It is missing, or another one.</exception>
    public void Check(EvidencedFile file, string voucher, CancellationToken cancellation) =>
        RefuseOther(
            file.Path,
            place.Digest(file.Path, () => ReadStream(file.Path, file.Size, stream => Hash(stream, cancellation))),
            file.Sha256,
            voucher
        );

    /// <summary>Reads a document by its form.</summary>
    /// <exception cref="AttestationException">It has not that form.</exception>
    public static T Parse<T>(string path, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (JsonException error)
        {
            throw new AttestationException(path, $"it cannot be read: {error.Message}", error);
        }
    }

    private static void RefuseOther(string path, string found, string expected, string voucher)
    {
        if (found != expected)
            throw new AttestationException(path, $"its SHA-256 is {found}, but {voucher} names {expected}");
    }

    private static string Hash(Stream stream, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        while (stream.Read(buffer) is var count and > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private T ReadStream<T>(string path, long limit, Func<Stream, T> read)
    {
        try
        {
            using var file = place.Open(path) ?? throw new AttestationException(path, $"{place.Name} has no such file");
            using var bounded = new BoundedReadStream(
                file,
                limit,
                () => new AttestationException(path, $"it is longer than {limit} bytes")
            );
            return read(bounded);
        }
        catch (IOException error)
        {
            throw new AttestationException(path, error.Message, error);
        }
    }
}
