using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Mixing.Store;

/// <summary>Entries of the tree as members of tars.</summary>
internal static class TarMembers
{
    /// <summary>The member of a fullfile.</summary>
    public static TarMember Fullfile(TreeEntry entry)
    {
        var name = entry.Hash.ToString();
        return entry.Type switch
        {
            EntryType.Directory => TarMember.Directory(name, entry.Mode, entry.Owner, entry.Group, entry.ModificationTime),
            EntryType.Link => TarMember.Link(name, entry.LinkTarget, entry.Owner, entry.Group, entry.ModificationTime),
            _ => TarMember.File(name, entry.Mode, entry.Owner, entry.Group, entry.Size, entry.ModificationTime),
        };
    }

    /// <summary>The member of a pack.</summary>
    public static TarMember Staged(TreeEntry entry) => PackMember.StagedAs(entry.Hash, Fullfile(entry));
}
