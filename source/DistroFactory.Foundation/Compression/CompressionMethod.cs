namespace DistroFactory.Foundation.Compression;

/// <summary>The compression formats of RPM payloads, repository metadata and update streams.</summary>
public enum CompressionMethod
{
    /// <summary>Stored as it is.</summary>
    None,

    /// <summary>RFC 1952.</summary>
    Gzip,

    /// <summary>bzip2.</summary>
    Bzip2,

    /// <summary>The .xz container (LZMA2).</summary>
    Xz,

    /// <summary>RFC 8878.</summary>
    Zstd,
}
