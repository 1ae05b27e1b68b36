namespace DistroFactory.Packages.Rpm;

/// <summary>One file as the header of an RPM lists it.</summary>
public sealed record RpmFile
{
    /// <summary>Absolute path, normalised, without <c>..</c>.</summary>
    public required string Path { get; init; }

    /// <summary><c>st_mode</c>: file type and permission bits.</summary>
    public required ushort Mode { get; init; }

    /// <summary>Name of the owner.</summary>
    public required string Owner { get; init; }

    /// <summary>Name of the group.</summary>
    public required string Group { get; init; }

    /// <summary>Size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Target of a symbolic link; empty otherwise.</summary>
    public string LinkTarget { get; init; } = "";

    /// <summary>Modification time, Unix seconds.</summary>
    public long ModificationTime { get; init; }

    /// <summary>config, doc, ghost and so on.</summary>
    public RpmFileFlags Flags { get; init; }

    /// <summary>Digest of the content as the header states it, lower-case hex; empty for what has none.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Files of one package with the same inode number (above 0) are hard links of each other.</summary>
    public long Inode { get; init; }
}

/// <summary>RPMFILE_* of rpm.</summary>
[Flags]
public enum RpmFileFlags
{
    /// <summary>An ordinary file.</summary>
    None = 0,

    /// <summary>%config</summary>
    Config = 1,

    /// <summary>%doc</summary>
    Doc = 2,

    /// <summary>%ghost: listed, not in the payload.</summary>
    Ghost = 64,

    /// <summary>%license</summary>
    License = 128,
}
