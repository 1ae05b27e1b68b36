using System.Collections.Immutable;
using DistroFactory.Connections.Tokens;

namespace DistroFactory.Configuration;

/// <summary>Images to build of each release.</summary>
/// <param name="Templates">Folder of the templates, an absolute path.</param>
/// <param name="Engine">Who builds them: <c>auto</c>, <c>embedded</c> or <c>clr-installer</c>.</param>
/// <param name="OnFailure">What a failed image does to the release.</param>
internal sealed record ImagesConfiguration(string Templates, string Engine, ImageFailure OnFailure)
{
    /// <summary>What the embedded builder makes of each template.</summary>
    public ImmutableArray<ImageFormat> Formats { get; init; } = [ImageFormat.Tar, ImageFormat.Oci];

    /// <summary>What ends the name of a checksum file: <c>IMAGE-SUFFIX</c>.</summary>
    public string ChecksumSuffix { get; init; } = UsualChecksumSuffix;

    internal const string UsualChecksumSuffix = "SHA512SUM";

    /// <summary>The private key that signs checksum files, PEM, an absolute path; null: none.</summary>
    public string? SigningKey { get; init; }

    /// <summary>The private key that signs checksum files, in a PKCS#11 token; null: none.</summary>
    public TokenUri? SigningToken { get; init; }

    /// <summary>
    /// A command line that signs checksum files, <c>{in}</c> and <c>{out}</c> standing for files; run in the config folder. Empty: none.
    /// </summary>
    public ImmutableArray<string> SigningCommand { get; init; } = [];
}

/// <summary>What a failed image does to the release.</summary>
internal enum ImageFailure
{
    /// <summary>It fails the release.</summary>
    Fail,

    /// <summary>It is reported, and the release goes on without it.</summary>
    Warn,
}

/// <summary>What the embedded builder can make.</summary>
internal enum ImageFormat
{
    /// <summary>The root file system as a tar, compressed with zstd.</summary>
    Tar,

    /// <summary>An OCI image, for containers.</summary>
    Oci,

    /// <summary>A raw ext4 file system.</summary>
    Disk,
}
