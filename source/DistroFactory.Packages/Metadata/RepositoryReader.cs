using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Xml;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Packages.Metadata;

/// <summary>
/// Reads the metadata of a package repository (<c>repodata/repomd.xml</c> and the primary and filelists it names) in any compression that
/// <see cref="Decompressor"/> knows. Every file is checked against the checksum of <c>repomd.xml</c> before it is read.
/// </summary>
public static class RepositoryReader
{
    /// <summary>Path of the file that names all others.</summary>
    public const string IndexPath = "repodata/repomd.xml";

    /// <summary>The packages of a repository that is a local directory.</summary>
    /// <exception cref="PackageException">There is no metadata, or it is not sound.</exception>
    public static Task<ImmutableArray<PackageInfo>> ReadAsync(string directory, CancellationToken cancellation = default) =>
        ReadAsync(new DirectoryRepositoryFiles(directory), cancellation);

    /// <summary>The packages of a repository, in the order of its primary metadata, each with its full list of files.</summary>
    /// <exception cref="PackageException">There is no metadata, or it is not sound.</exception>
    public static async Task<ImmutableArray<PackageInfo>> ReadAsync(IRepositoryFiles files, CancellationToken cancellation)
    {
        var records = await ReadIndexAsync(files, cancellation).ConfigureAwait(false);
        var lists = await ParseAsync(files, Find(files, records, "filelists"), xml => FileListsXml.Read(xml), cancellation)
            .ConfigureAwait(false);
        return await ParseAsync(
                files,
                Find(files, records, "primary"),
                xml =>
                    PrimaryXml
                        .Read(xml, files)
                        .Select(package => lists.TryGetValue(package.Checksum, out var paths) ? package with { Files = paths } : package)
                        .ToImmutableArray(),
                cancellation
            )
            .ConfigureAwait(false);
    }

    /// <summary>What <c>repomd.xml</c> lists.</summary>
    /// <exception cref="PackageException">It is missing or not sound.</exception>
    public static async Task<ImmutableArray<RepositoryRecord>> ReadIndexAsync(IRepositoryFiles files, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(files);
        try
        {
            using var source = await files.OpenAsync(IndexPath, MetadataLimits.Index, cancellation).ConfigureAwait(false);
            using var xml = Bounded(files, source, IndexPath, "has", MetadataLimits.Index);
            return [.. RepositoryIndexXml.Read(xml)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PackageException(
                $"Reading repository {files.Name}",
                $"there is no readable {IndexPath}",
                "Run createrepo_c on the directory of packages.",
                error
            );
        }
        catch (Exception error) when (error is XmlException or FormatException or OverflowException)
        {
            throw NotSound(files, IndexPath, error);
        }
    }

    private static RepositoryRecord Find(IRepositoryFiles files, ImmutableArray<RepositoryRecord> records, string type) =>
        records.FirstOrDefault(record => record.Type == type)
        ?? throw new PackageException(
            $"Reading repository {files.Name}",
            $"{IndexPath} lists no {type} metadata",
            "Make the metadata again."
        );

    private static async Task<T> ParseAsync<T>(
        IRepositoryFiles files,
        RepositoryRecord record,
        Func<Stream, T> parse,
        CancellationToken cancellation
    )
    {
        using var stored = await VerifiedAsync(files, record, cancellation).ConfigureAwait(false);
        try
        {
            using var source = Decompressor.OpenRead(stored);
            var limit = Math.Min(record.OpenSize ?? MetadataLimits.Plain, MetadataLimits.Plain);
            using var plain = Bounded(files, source, record.Href, "expands to", limit);
            return parse(plain);
        }
        catch (Exception error) when (error is XmlException or FormatException or OverflowException or CompressionException)
        {
            throw NotSound(files, record.Href, error);
        }
    }

    private static async Task<MemoryStream> VerifiedAsync(IRepositoryFiles files, RepositoryRecord record, CancellationToken cancellation)
    {
        var content = new MemoryStream();
        var limit = Math.Min(record.Size ?? MetadataLimits.Stored, MetadataLimits.Stored);
        try
        {
            using var source = await files.OpenAsync(record.Href, limit, cancellation).ConfigureAwait(false);
            using var stored =
                record.Size <= limit
                    ? new(source, limit, () => new RepositoryChangedException(files.Name, TooLarge(record.Href, limit)))
                    : Bounded(files, source, record.Href, "has", limit);
            await stored.CopyToAsync(content, cancellation).ConfigureAwait(false);
        }
        catch (IOException error)
        {
            throw new PackageException(
                $"Reading repository {files.Name}",
                $"{record.Href} cannot be read: {error.Message}",
                "Make or fetch the metadata again.",
                error
            );
        }

        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var actual = Convert.ToHexStringLower(CryptographicOperations.HashData(Algorithm(files, record), bytes));
        if (actual != record.Checksum)
        {
            throw new RepositoryChangedException(
                files.Name,
                $"{record.Href} has {record.ChecksumType} {actual}, but {IndexPath} says {record.Checksum}"
            );
        }

        content.Position = 0;
        return content;
    }

    private static HashAlgorithmName Algorithm(IRepositoryFiles files, RepositoryRecord record) =>
        record.ChecksumType switch
        {
            "sha256" => HashAlgorithmName.SHA256,
            "sha512" => HashAlgorithmName.SHA512,
            "sha384" => HashAlgorithmName.SHA384,
            "sha" or "sha1" => HashAlgorithmName.SHA1,
            _ => throw new PackageException(
                $"Reading repository {files.Name}",
                $"{record.Href} has a checksum of the unknown kind {record.ChecksumType}"
            ),
        };

    /// <summary>Why a file that is larger than <c>repomd.xml</c> says is not read.</summary>
    /// <param name="path">Its path relative to the repository.</param>
    /// <param name="limit">The size that is stated, in bytes.</param>
    public static string TooLarge(string path, long limit) => $"{path} has more than the {limit} bytes that {IndexPath} states";

    /// <summary>A file of a repository that may have so many bytes and no more.</summary>
    /// <param name="files">The repository.</param>
    /// <param name="source">The file.</param>
    /// <param name="path">Its path.</param>
    /// <param name="verb">What it does with the bytes, for the error.</param>
    /// <param name="limit">How many.</param>
    internal static BoundedReadStream Bounded(IRepositoryFiles files, Stream source, string path, string verb, long limit) =>
        new(
            source,
            limit,
            () =>
                new PackageException(
                    $"Reading repository {files.Name}",
                    $"{path} {verb} more than {ByteSize.Format(limit)}, which is what it states or what metadata may have at most",
                    "No sound repository is like that: find out who changed it."
                )
        );

    private static PackageException NotSound(IRepositoryFiles files, string path, Exception error) =>
        new($"Reading repository {files.Name}", $"{path} is not sound: {error.Message}", "Make or fetch the metadata again.", error);
}
