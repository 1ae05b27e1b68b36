using System.Collections.Immutable;
using DistroFactory.Mixing.Ownership;

namespace DistroFactory.Mixing.Tree;

/// <summary>What a package brings to the tree, once the numbers of its owners are known.</summary>
public static class PackageEntries
{
    /// <summary>Whether the hashes of the index were computed with the right numbers.</summary>
    public static bool AreCurrent(PackageIndex package, OwnerTable owners) =>
        package.Files.All(file =>
            file.Ordinal < 0
            || (
                owners.Users.GetValueOrDefault(file.Owner, PackageIndexer.Unknown) == file.OwnerNumber
                && owners.Groups.GetValueOrDefault(file.Group, PackageIndexer.Unknown) == file.GroupNumber
            )
        );

    /// <summary>The files, directories and links of a package; devices, sockets and FIFOs are left out with a warning.</summary>
    /// <param name="package">The package.</param>
    /// <param name="owners">Numbers of owners.</param>
    /// <param name="warnings">Gets the warnings.</param>
    /// <exception cref="MixException">Nobody knows an owner.</exception>
    public static List<TreeEntry> Of(PackageIndex package, OwnerTable owners, List<string> warnings)
    {
        var entries = new List<TreeEntry>(package.Files.Length);
        var origin = $"package {package.Nevra}";
        foreach (var file in package.Files)
        {
            if (file.IsGhost)
                continue;
            var path = FilesystemLayout.Rewrite(file.Path);
            var owner = Number(owners.Users, file.Owner, "user", origin, file.Path);
            var group = Number(owners.Groups, file.Group, "group", origin, file.Path);
            switch (file.Mode & StatModeBits.TypeMask)
            {
                case StatModeBits.Directory:
                    entries.Add(TreeEntry.DirectoryAt(path, origin, file.Mode, owner, group, file.ModificationTime));
                    break;
                case StatModeBits.Link:
                    entries.Add(TreeEntry.LinkAt(path, file.LinkTarget, origin, owner, group, file.ModificationTime));
                    break;
                case StatModeBits.Regular when file.Ordinal >= 0:
                    entries.Add(FileOf(file, path, origin, package));
                    break;
                default:
                    warnings.Add($"{path} of {origin} is left out: clients take files, directories and links only.");
                    break;
            }
        }

        return entries;
    }

    /// <summary>
    /// The places of a package in the complete tree that bundles list. A path the tree does not have is a ghost, or something that cannot
    /// ship.
    /// </summary>
    public static int[] PlacesOf(PackageIndex package, DistributionTree tree)
    {
        var places = new List<int>(package.Files.Length);
        foreach (var file in package.Files)
        {
            var path = FilesystemLayout.Rewrite(file.Path);
            if (!FilesystemLayout.IsRunTime(path) && tree.PlaceOf(path) is >= 0 and var place)
                places.Add(place);
        }

        return [.. places];
    }

    private static TreeEntry FileOf(IndexedFile file, string path, string origin, PackageIndex package) =>
        new()
        {
            Path = path,
            Mode = file.Mode,
            Owner = file.OwnerNumber,
            Group = file.GroupNumber,
            Size = file.Size,
            ModificationTime = file.ModificationTime,
            Hash = file.Hash,
            Origin = origin,
            Source = new PackagedContent(package, file.Ordinal),
        };

    private static uint Number(ImmutableDictionary<string, uint> table, string name, string kind, string origin, string path) =>
        table.TryGetValue(name, out var number)
            ? number
            : throw new MixException(
                $"Adding {path} of {origin} to the tree",
                $"no account file of the tree defines the {kind} '{name}'",
                $"Ship it in /usr/share/defaults/etc/{(kind == "user" ? "passwd" : "group")} or "
                    + "a sysusers.d file, or number it in the configuration."
            );
}
