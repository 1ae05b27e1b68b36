namespace DistroFactory.Packages.Metadata;

/// <summary>One metadata file as <c>repomd.xml</c> lists it.</summary>
public sealed record RepositoryRecord
{
    /// <summary><c>primary</c>, <c>filelists</c>, <c>other</c> and so on.</summary>
    public required string Type { get; init; }

    /// <summary>Path relative to the repository.</summary>
    public required string Href { get; init; }

    /// <summary>Name of the checksum's algorithm: <c>sha256</c>, <c>sha512</c>, <c>sha1</c>…</summary>
    public required string ChecksumType { get; init; }

    /// <summary>Checksum of the file as it is stored, lower-case hex.</summary>
    public required string Checksum { get; init; }

    /// <summary>Checksum of the content before compression, lower-case hex; empty when not stated.</summary>
    public string OpenChecksum { get; init; } = "";

    /// <summary>Size of the file in bytes; null when not stated.</summary>
    public long? Size { get; init; }

    /// <summary>Size before compression in bytes; null when not stated.</summary>
    public long? OpenSize { get; init; }

    /// <summary>When it was made, Unix seconds.</summary>
    public long Timestamp { get; init; }
}
