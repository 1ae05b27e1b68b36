using System.Collections.Immutable;
using System.Security.Cryptography;
using DistroFactory.Foundation;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// An RPM file: its header, read and verified on opening, and its payload, streamed on demand. Safe to share among threads.
/// </summary>
public sealed class RpmPackage
{
    private readonly RpmLayout _layout;

    private RpmPackage(RpmLayout layout, PackageInfo info)
    {
        _layout = layout;
        Info = info;
        Warnings = [.. Files.Where(file => file.IsSpecial && !file.IsGhost).Select(WarningOf)];
    }

    /// <summary>What the header says (Location: the path; Sha256 stays empty until asked for by <see cref="ComputeSha256"/>).</summary>
    public PackageInfo Info { get; }

    /// <summary>The files in the order of the header.</summary>
    public ImmutableArray<RpmFile> Files => _layout.Files;

    /// <summary>Where the header begins in the file, in bytes.</summary>
    internal long HeaderStart => _layout.PayloadStart - _layout.HeaderSection.Length;

    /// <summary>Where the header ends and the payload begins, in bytes.</summary>
    internal long HeaderEnd => _layout.PayloadStart;

    /// <summary>Size of the payload decompressed, in bytes; 0 when not stated.</summary>
    internal long ArchiveSize => _layout.ArchiveSize;

    /// <summary>Its OpenPGP signatures, none of them looked at.</summary>
    internal ImmutableArray<RpmSignature> Signatures => _layout.Signatures;

    /// <summary>
    /// Whether the header, and with it a signature of the header alone, determines the content: by a digest of the payload or of every file
    /// that nobody can make another content for.
    /// </summary>
    internal bool HeaderCoversPayload =>
        IsStrong(_layout.Payload)
        || IsStrong(_layout.PlainPayload)
        || (
            IsStrong(_layout.ContentAlgorithm)
            && Files.All(file => !file.IsRegular || file.IsGhost || file.Size == 0 || file.Digest.Length > 0)
        );

    /// <summary>
    /// Of what it states no digest, in words that can follow a colon; null: of nothing. Damage to that would not be noticed.
    /// </summary>
    public string? MissingDigest =>
        _layout is { Payload: null, PlainPayload: null, HeaderAndPayload: null } ? "it states no digest of its payload"
        : Files.FirstOrDefault(file => file is { IsRegular: true, IsGhost: false, Size: > 0, Digest: "" }) is { } file
            ? $"it states no digest of its file {file.Path}"
        : null;

    /// <summary>What is left out of the payload and why, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Reads lead, signature header and header, and verifies the header's digests; reads no payload.</summary>
    /// <exception cref="PackageException">The file is not a sound RPM.</exception>
    public static RpmPackage Open(string path)
    {
        if (FileKinds.Special(path) is { } kind)
            throw new PackageException($"Reading package {path}", $"it is {kind}", "Remove it.");
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var (layout, info) = RpmOpening.Read(stream, Path.GetFullPath(path));
            return new RpmPackage(layout, info);
        }
        catch (Exception exception) when (RpmFailure.IsOfPackage(exception))
        {
            throw RpmFailure.Reading(path, exception);
        }
    }

    /// <summary>The header, for what <see cref="Info"/> does not say.</summary>
    internal RpmHeader ReadHeader() => RpmHeaderReader.ReadHeader(new MemoryStream(_layout.HeaderSection.ToArray(), writable: false));

    /// <summary>What signatures are of: the header, with or without what follows it.</summary>
    internal Stream OpenSigned(bool withPayload)
    {
        if (!withPayload)
            return new MemoryStream(_layout.HeaderSection.ToArray(), writable: false);
        try
        {
            return new FileStream(_layout.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan)
            {
                Position = HeaderStart,
            };
        }
        catch (Exception exception) when (RpmFailure.IsOfPackage(exception))
        {
            throw RpmFailure.Reading(_layout.Path, exception);
        }
    }

    /// <summary>SHA-256 of the whole file, lower-case hex.</summary>
    /// <exception cref="PackageException">The file cannot be read.</exception>
    public string ComputeSha256()
    {
        try
        {
            using var stream = new FileStream(
                _layout.Path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 1 << 17,
                FileOptions.SequentialScan
            );
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception exception) when (RpmFailure.IsOfPackage(exception))
        {
            throw RpmFailure.Reading(_layout.Path, exception);
        }
    }

    /// <summary>
    /// Reads the file to its end and compares it with the digests it states of its payload; unpacks it only where just the plain payload
    /// has one.
    /// </summary>
    /// <returns>
    /// MD5 of header and payload, lower-case hex: what Koji calls <c>payloadhash</c> and a signature header <c>SIGMD5</c>.
    /// </returns>
    /// <exception cref="PackageException">The payload is not what the package says.</exception>
    public string VerifyPayload()
    {
        try
        {
            if (_layout is { Payload: null, PlainPayload: not null, HeaderAndPayload: null })
            {
                using var reader = new RpmPayloadReader(_layout);
                while (reader.Next() is not null) { }
            }

            return RpmPayloadCheck.Run(_layout);
        }
        catch (Exception exception) when (RpmFailure.IsOfPackage(exception))
        {
            throw RpmFailure.Reading(_layout.Path, exception);
        }
    }

    /// <summary>
    /// Streams the payload in archive order: every regular file exactly once with its content (hard links: one entry that
    /// names all of them), directories and links without. Content of an entry is readable until the next is asked for.
    /// Payload and content digests are verified at the end of each; devices, sockets and FIFOs are passed over and listed in
    /// <see cref="Warnings"/>.
    /// </summary>
    /// <exception cref="PackageException">While enumerating, or while reading content: the payload is not what the header says.</exception>
    public IEnumerable<RpmPayloadEntry> ReadPayload()
    {
        using var reader = new RpmPayloadReader(_layout);
        while (reader.Next() is { } entry)
            yield return entry;
    }

    private static bool IsStrong(RpmDigest? digest) => digest is not null && IsStrong(digest.Algorithm);

    private static bool IsStrong(HashAlgorithmName algorithm) => algorithm != HashAlgorithmName.MD5 && algorithm != HashAlgorithmName.SHA1;

    private string WarningOf(RpmFile file) =>
        $"{Info.Nevra}: {file.Path} is a device node, FIFO or socket and is left out: an update stream cannot carry it";
}
