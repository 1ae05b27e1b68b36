namespace DistroFactory.Packages.Rpm;

/// <summary>One file as the header of an RPM lists it.</summary>
public sealed record RpmFile
{
    private const int TypeBits = 0xF000;

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

    /// <summary>File capabilities, as <c>cap_to_text</c> writes them; empty for what has none.</summary>
    public string Capabilities { get; init; } = "";

    /// <summary>Files of one package with the same inode number (above 0) are hard links of each other.</summary>
    public long Inode { get; init; }

    /// <summary>Whether it has content.</summary>
    public bool IsRegular => (Mode & TypeBits) == 0x8000;

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => (Mode & TypeBits) == 0x4000;

    /// <summary>Whether it is a symbolic link.</summary>
    public bool IsSymbolicLink => (Mode & TypeBits) == 0xA000;

    /// <summary>Whether it is listed without being part of the payload.</summary>
    public bool IsGhost => Flags.HasFlag(RpmFileFlags.Ghost);

    /// <summary>Whether it is a device node, a FIFO or a socket, which an update stream cannot carry.</summary>
    public bool IsSpecial => !IsRegular && !IsDirectory && !IsSymbolicLink;
}
