using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing.Manifests;

/// <summary>
/// Who brings a path, for errors. Manifests know bundles and paths only; whoever has to mend what is wrong with a path needs the packages.
/// </summary>
internal sealed class PathSource(DistributionTree tree, ContentStore store, PreviousVersion previous)
{
    private const int Shown = 3;

    /// <summary>Who brings the path to the version that is being made; null when nobody does.</summary>
    public string? Now(string path) => tree.Find(path)?.Origin;

    /// <summary>The packages that the directory and what lay below it came from in the version before; empty when nobody knows.</summary>
    public IReadOnlyList<string> Before(string path)
    {
        var files = new Dictionary<string, SwupdHash>(StringComparer.Ordinal);
        foreach (
            var entry in (previous.Full?.Entries ?? []).Where(entry =>
                entry.IsPresent && (entry.Name == path || entry.Name.StartsWith(path + "/", StringComparison.Ordinal))
            )
        )
            files[entry.Name] = entry.Hash;
        return
        [
            .. store
                .PackageIndexes.Select(PackageIndexFile.TryRead)
                .OfType<PackageIndex>()
                .Where(package =>
                    package.Files.Any(file => files.TryGetValue(FilesystemLayout.Rewrite(file.Path), out var hash) && IsSame(file, hash))
                )
                .Select(package => $"package {package.Nevra}")
                .Distinct()
                .Order(StringComparer.Ordinal)
                .Take(Shown),
        ];
    }

    private static bool IsSame(IndexedFile file, SwupdHash hash) =>
        (file.Mode & StatModeBits.TypeMask) switch
        {
            StatModeBits.Regular => file.Hash == hash,
            StatModeBits.Directory => hash == SwupdHasher.OfDirectory(file.Mode, file.OwnerNumber, file.GroupNumber),
            _ => hash == SwupdHasher.OfLink(file.LinkTarget, file.OwnerNumber, file.GroupNumber),
        };
}
