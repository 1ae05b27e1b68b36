using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>Turns entries of the tree into the lines of a manifest; versions come later.</summary>
public static class EntryList
{
    private static readonly string[] s_exported = ["/bin/", "/usr/bin/", "/usr/local/bin/"];

    /// <summary>The lines of a bundle, in the order of paths.</summary>
    /// <param name="bundle">Its name, for errors.</param>
    /// <param name="tree">The tree.</param>
    /// <param name="places">The places that are its own, in order.</param>
    /// <param name="unExports">Programs without the export flag; null when nothing is exported (<c>Manifest.full</c>).</param>
    /// <exception cref="MixException">A variant has no plain file.</exception>
    public static List<ListedEntry> Of(
        string bundle,
        DistributionTree tree,
        IEnumerable<int> places,
        IReadOnlyCollection<string>? unExports
    )
    {
        var listed = new List<ListedEntry>();
        var variants = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var file = tree.Entries[place];
            var (root, name) = VariantName.Split(file.Path);
            if (root > 0 && file.Type != EntryType.File)
                continue;
            if (root > 0)
                variants[name] = variants.GetValueOrDefault(name) | VariantName.Bit(root);
            listed.Add(new(place, file, name, '.', !file.IsDirectory && IsExported(name, unExports) ? EntryMisc.Exported : EntryMisc.None));
        }

        return variants.Count == 0 ? listed : WithLetters(bundle, listed, variants);
    }

    private static List<ListedEntry> WithLetters(string bundle, List<ListedEntry> listed, Dictionary<string, int> variants)
    {
        var plain = listed
            .Where(line => line.Name == line.File.Path && line.File.Type == EntryType.File)
            .Select(line => line.Name)
            .ToHashSet(StringComparer.Ordinal);
        if (variants.Keys.Where(name => !plain.Contains(name)).Min(StringComparer.Ordinal) is { } orphan)
            throw new MixException(
                $"Listing the files of bundle '{bundle}'",
                $"{orphan} has optimised variants but no plain file",
                "Ship the plain file in the same bundle."
            );
        return
        [
            .. listed.Select(line =>
                line with
                {
                    Variant = VariantName.Letter(VariantName.Split(line.File.Path).Root, variants.GetValueOrDefault(line.Name)),
                }
            ),
        ];
    }

    private static bool IsExported(string name, IReadOnlyCollection<string>? unExports)
    {
        if (unExports is null)
            return false;
        foreach (var prefix in s_exported)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal))
                return !unExports.Contains(name);
        }

        return false;
    }
}
