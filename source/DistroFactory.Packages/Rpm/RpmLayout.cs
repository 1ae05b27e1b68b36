using System.Collections.Immutable;
using System.Security.Cryptography;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.Packages.Rpm;

/// <summary>What the payload's reader needs to know of the package around it.</summary>
/// <param name="Path">The RPM file.</param>
/// <param name="HeaderSection">The header's bytes as they are in the file.</param>
/// <param name="PayloadStart">Where the payload begins in the file.</param>
/// <param name="ArchiveSize">Size of the payload decompressed, in bytes, as the signature header states it; 0 when it does not.</param>
/// <param name="FileSize">Size of the RPM file when it was opened.</param>
/// <param name="Compression">The payload's compression; null for what its first bytes say.</param>
/// <param name="Files">The header's files.</param>
/// <param name="ContentAlgorithm">Which digest the files have.</param>
/// <param name="Payload">Digest of the payload as it is in the file, if stated.</param>
/// <param name="PlainPayload">Digest of the payload decompressed, if stated.</param>
/// <param name="HeaderAndPayload">MD5 of header and payload, if stated.</param>
/// <param name="Signatures">OpenPGP signatures, none of them looked at.</param>
internal sealed record RpmLayout(
    string Path,
    ReadOnlyMemory<byte> HeaderSection,
    long PayloadStart,
    long ArchiveSize,
    long FileSize,
    CompressionMethod? Compression,
    ImmutableArray<RpmFile> Files,
    HashAlgorithmName ContentAlgorithm,
    RpmDigest? Payload,
    RpmDigest? PlainPayload,
    RpmDigest? HeaderAndPayload,
    ImmutableArray<RpmSignature> Signatures
);
