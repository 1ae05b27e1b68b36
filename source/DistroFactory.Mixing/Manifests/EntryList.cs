using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>Turns entries of the tree into the lines of a manifest; versions come later.</summary>
public static class EntryList
{
    private static readonly string[] Exported = ["/bin/", "/usr/bin/", "/usr/local/bin/"];

    /// <summary>The lines of a bundle.</summary>
    /// <param name="bundle">Its name, for errors.</param>
    /// <param name="entries">Its own entries.</param>
    /// <param name="unExports">Programs without the export flag; null when nothing is exported (<c>Manifest.full</c>).</param>
    /// <exception cref="MixException">A variant has no plain file.</exception>
    public static IReadOnlyList<ListedEntry> Of(string bundle, IEnumerable<TreeEntry> entries, IReadOnlyCollection<string>? unExports)
    {
        var files = entries
            .Select(entry => (Entry: entry, Variant: VariantName.Split(entry.Path)))
            .Where(file => file.Variant.Root == 0 || file.Entry.Type == EntryType.File)
            .ToList();
        var variants = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (_, (root, name)) in files.Where(file => file.Variant.Root > 0))
            variants[name] = variants.GetValueOrDefault(name) | VariantName.Bit(root);
        var plain = files.Where(file => file.Variant.Root == 0 && file.Entry.Type == EntryType.File).Select(file => file.Entry.Path).ToHashSet(StringComparer.Ordinal);
        if (variants.Keys.Where(name => !plain.Contains(name)).Min(StringComparer.Ordinal) is { } orphan)
            throw new MixException($"Listing the files of bundle '{bundle}'", $"{orphan} has optimised variants but no plain file", "Ship the plain file in the same bundle.");

        return [.. files.Select(file => new ListedEntry(
            file.Variant.Root,
            new ManifestEntry(
                file.Entry.Type,
                EntryStatus.Present,
                VariantName.Letter(file.Variant.Root, variants.GetValueOrDefault(file.Variant.Name)),
                IsExported(file.Variant.Name, unExports) && !file.Entry.IsDirectory ? EntryMisc.Exported : EntryMisc.None,
                file.Entry.Hash,
                MixVersion.None,
                file.Variant.Name),
            file.Entry))];
    }

    private static bool IsExported(string name, IReadOnlyCollection<string>? unExports)
        => unExports is not null && Exported.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)) && !unExports.Contains(name);
}
