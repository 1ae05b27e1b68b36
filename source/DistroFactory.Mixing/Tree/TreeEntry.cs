using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Tree;

/// <summary>A file, directory or link of the distribution, without its content.</summary>
public sealed record TreeEntry
{
    /// <summary>Absolute path.</summary>
    public required string Path { get; init; }

    /// <summary><c>st_mode</c>.</summary>
    public required ushort Mode { get; init; }

    /// <summary>Numeric owner.</summary>
    public uint Owner { get; init; }

    /// <summary>Numeric group.</summary>
    public uint Group { get; init; }

    /// <summary>Bytes of content, or of a link's target; 0 for directories.</summary>
    public long Size { get; init; }

    /// <summary>Target of a link.</summary>
    public string LinkTarget { get; init; } = "";

    /// <summary>Unix seconds.</summary>
    public long ModificationTime { get; init; }

    /// <summary>What clients know it by.</summary>
    public required SwupdHash Hash { get; init; }

    /// <summary>Where the content of a regular file comes from.</summary>
    public ContentSource? Source { get; init; }

    /// <summary>Who put it there, for errors: a package, a content directory, the mixer.</summary>
    public required string Origin { get; init; }

    /// <summary>File, directory or link.</summary>
    public EntryType Type =>
        (Mode & StatModeBits.TypeMask) switch
        {
            StatModeBits.Directory => EntryType.Directory,
            StatModeBits.Link => EntryType.Link,
            _ => EntryType.File,
        };

    /// <summary>Whether it is a directory.</summary>
    public bool IsDirectory => Type == EntryType.Directory;

    /// <summary>Whether a client could not tell them apart.</summary>
    public bool SameAs(TreeEntry other) => Hash == other.Hash && Type == other.Type;

    /// <summary>A directory.</summary>
    public static TreeEntry DirectoryAt(
        string path,
        string origin,
        ushort mode = StatModeBits.DefaultDirectory,
        uint owner = 0,
        uint group = 0,
        long time = 0
    ) =>
        new()
        {
            Path = path,
            Mode = mode,
            Owner = owner,
            Group = group,
            ModificationTime = time,
            Origin = origin,
            Hash = SwupdHasher.OfDirectory(mode, owner, group),
        };

    /// <summary>A symbolic link.</summary>
    public static TreeEntry LinkAt(string path, string target, string origin, uint owner = 0, uint group = 0, long time = 0) =>
        new()
        {
            Path = path,
            Mode = StatModeBits.AnyLink,
            Owner = owner,
            Group = group,
            LinkTarget = target,
            Size = System.Text.Encoding.UTF8.GetByteCount(target),
            ModificationTime = time,
            Origin = origin,
            Hash = SwupdHasher.OfLink(target, owner, group),
        };

    /// <summary>A file whose content the mixer has at hand.</summary>
    public static TreeEntry FileAt(string path, byte[] content, string origin, ushort mode = StatModeBits.DefaultFile, long time = 0) =>
        new()
        {
            Path = path,
            Mode = mode,
            Size = content.Length,
            ModificationTime = time,
            Origin = origin,
            Hash = SwupdHasher.OfFile(mode, 0, 0, content),
            Source = new InlineContent(content),
        };
}
