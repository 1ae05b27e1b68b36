using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Packaged;

/// <summary>A file, directory or link as a package (or a directory named by <c>content()</c>) has it.</summary>
/// <param name="Path">Where it ends up.</param>
/// <param name="Mode">File type and permission bits.</param>
/// <param name="Owner">Name of the owner.</param>
/// <param name="Group">Name of the group.</param>
/// <param name="Content">Digest of a file's content, target of a link; empty for a directory.</param>
/// <param name="Package">Who has it; null for a content directory.</param>
/// <param name="Source">Path in the package, or on this machine for a content directory.</param>
public sealed record PackagedFile(string Path, ushort Mode, string Owner, string Group, string Content, Nevra? Package, string Source)
{
    private const ushort TypeBits = 0xF000;
    private const ushort Directory = 0x4000;
    private const ushort Link = 0xA000;

    /// <summary>File, directory or link.</summary>
    public EntryType Type =>
        (Mode & TypeBits) switch
        {
            Directory => EntryType.Directory,
            Link => EntryType.Link,
            _ => EntryType.File,
        };

    /// <summary>A file of a package.</summary>
    public static PackagedFile Of(RpmFile file, Nevra package) =>
        new(
            PackagedPath.Follow(file.Path),
            file.Mode,
            file.Owner,
            file.Group,
            file.IsSymbolicLink ? file.LinkTarget : file.Digest,
            package,
            file.Path
        );

    /// <summary>
    /// Whether clients could tell it from another; null when that cannot be said, because the packages state digests of different
    /// algorithms.
    /// </summary>
    public bool? DiffersFrom(PackagedFile other)
    {
        var sameStat = Type == other.Type && Owner == other.Owner && Group == other.Group && (Type == EntryType.Link || Mode == other.Mode);
        if (!sameStat || Content == other.Content)
            return !sameStat;
        return Type == EntryType.File && Content.Length != other.Content.Length ? null : true;
    }
}
