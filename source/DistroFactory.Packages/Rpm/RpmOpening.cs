using System.Security.Cryptography;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Packages.Rpm;

/// <summary>Reads and verifies all that is in front of the payload. What is unsound is an <see cref="InvalidDataException"/>.</summary>
internal static class RpmOpening
{
    public static (RpmLayout Layout, PackageInfo Info) Read(Stream stream, string path)
    {
        RpmHeaderReader.ReadLead(stream);
        var signature = RpmHeaderReader.ReadSignature(stream);
        var headerStart = stream.Position;
        var header = RpmHeaderReader.ReadHeader(stream);

        VerifySize(signature, stream.Length - headerStart);
        VerifyHeader(signature, header);

        var format = header.Text(RpmTag.PayloadFormat, absent: "cpio");
        if (format != "cpio")
            throw new InvalidDataException($"its payload format `{format}` is not supported");

        var files = RpmFileList.Read(header);
        HardLinkSets.Verify(files);
        var layout = new RpmLayout(
            path,
            header.Bytes.ToArray(),
            stream.Position,
            signature.Number((int)RpmSignatureTag.LongArchiveSize) ?? signature.Number((int)RpmSignatureTag.ArchiveSize) ?? 0,
            stream.Length,
            CompressionOf(header),
            files,
            RpmDigest.AlgorithmOf(header.Number(RpmTag.FileDigestAlgorithm) ?? 1),
            PayloadDigest(header, RpmTag.PayloadDigest),
            PayloadDigest(header, RpmTag.PayloadDigestPlain),
            signature.Binary((int)RpmSignatureTag.Md5) is { } md5 ? new RpmDigest(HashAlgorithmName.MD5, md5) : null,
            RpmSignature.ReadAll(signature)
        );
        return (layout, RpmInfo.Read(header, files, path, stream.Length));
    }

    private static void VerifySize(RpmHeader signature, long actual)
    {
        var stated = signature.Number((int)RpmSignatureTag.LongSize) ?? signature.Number((int)RpmSignatureTag.Size);
        if (stated is not null && stated != actual)
            throw new InvalidDataException($"it should have {stated} bytes of header and payload, but has {actual}");
    }

    private static void VerifyHeader(RpmHeader signature, RpmHeader header)
    {
        var sha256 = signature.Text((int)RpmSignatureTag.HeaderSha256);
        var sha1 = signature.Text((int)RpmSignatureTag.HeaderSha1);
        if (sha256 is null && sha1 is null)
            throw new InvalidDataException("it states no digest of its header, so nothing in it can be verified");
        if (sha256 is not null && !RpmDigest.FromHex(HashAlgorithmName.SHA256, sha256).Matches(header.Bytes))
            throw new InvalidDataException("the SHA-256 digest of its header does not match");
        if (sha1 is not null && !RpmDigest.FromHex(HashAlgorithmName.SHA1, sha1).Matches(header.Bytes))
            throw new InvalidDataException("the SHA-1 digest of its header does not match");
    }

    private static CompressionMethod? CompressionOf(RpmHeader header) =>
        header.Text(RpmTag.PayloadCompressor) switch
        {
            "" => null,
            "gzip" => CompressionMethod.Gzip,
            "bzip2" => CompressionMethod.Bzip2,
            "xz" or "lzma" => CompressionMethod.Xz,
            "zstd" => CompressionMethod.Zstd,
            "none" or "identity" or "uncompressed" => CompressionMethod.None,
            var other => throw new InvalidDataException($"its payload is compressed with `{other}`, which is not supported"),
        };

    private static RpmDigest? PayloadDigest(RpmHeader header, RpmTag tag) =>
        header.Text(tag) is { Length: > 0 } hex
            ? RpmDigest.FromHex(RpmDigest.AlgorithmOf(header.Number(RpmTag.PayloadDigestAlgorithm) ?? 8), hex)
            : null;
}
