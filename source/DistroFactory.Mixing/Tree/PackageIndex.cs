using System.Collections.Immutable;
using DistroFactory.Packages;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing.Tree;

/// <summary>What a mix needs to know of a package without reading its payload again; kept in the store by the RPM's SHA-256.</summary>
public sealed record PackageIndex
{
    /// <summary>Which package.</summary>
    public required Nevra Nevra { get; init; }

    /// <summary>SHA-256 of the RPM file, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its files, ghosts included, in the order of the header.</summary>
    public required ImmutableArray<IndexedFile> Files { get; init; }

    /// <summary>Text of the files the mixer must read: accounts and os-release, by rewritten path.</summary>
    public ImmutableSortedDictionary<string, string> Texts { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Bytes of all its regular files, hard links counted once.</summary>
    public long ContentBytes => Files.Where(file => file.Ordinal >= 0).DistinctBy(file => file.Ordinal).Sum(file => file.Size);
}

/// <summary>A file of an indexed package.</summary>
public sealed record IndexedFile
{
    /// <summary>Absolute path as the package has it.</summary>
    public required string Path { get; init; }

    /// <summary><c>st_mode</c>.</summary>
    public required ushort Mode { get; init; }

    /// <summary>Name of the owner.</summary>
    public required string Owner { get; init; }

    /// <summary>Name of the group.</summary>
    public required string Group { get; init; }

    /// <summary>Number of the owner the hash was computed with.</summary>
    public uint OwnerNumber { get; init; }

    /// <summary>Number of the group the hash was computed with.</summary>
    public uint GroupNumber { get; init; }

    /// <summary>Bytes.</summary>
    public long Size { get; init; }

    /// <summary>Target of a link.</summary>
    public string LinkTarget { get; init; } = "";

    /// <summary>Unix seconds.</summary>
    public long ModificationTime { get; init; }

    /// <summary>Whether it is listed only, not shipped.</summary>
    public bool IsGhost { get; init; }

    /// <summary>Place among the contents of the payload; -1 for what has no content there.</summary>
    public int Ordinal { get; init; } = -1;

    /// <summary>Hash of a regular file; zero otherwise.</summary>
    public SwupdHash Hash { get; init; }
}
