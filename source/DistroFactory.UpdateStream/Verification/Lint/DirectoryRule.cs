using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>Every parent directory is listed by the bundle or one it includes, and none of them is a link or a file.</summary>
internal sealed class DirectoryRule : ILintRule
{
    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        var notDirectories = new Dictionary<string, (EntryType Type, string Bundle)>();
        foreach (var bundle in current.Bundles.Values)
        {
            foreach (var entry in bundle.Entries.Where(entry => entry.IsPresent && entry.Type != EntryType.Directory))
                notDirectories.TryAdd(entry.Name, (entry.Type, bundle.Name));
        }

        return current.Bundles.Keys.SelectMany(name => Check(current, name, notDirectories));
    }

    private static IEnumerable<Finding> Check(ManifestSet current, string bundle, Dictionary<string, (EntryType Type, string Bundle)> notDirectories)
    {
        var directories = current.WithIncludes(bundle)
            .SelectMany(manifest => manifest.Entries)
            .Where(entry => entry is { IsPresent: true, Type: EntryType.Directory })
            .Select(entry => entry.Name)
            .ToHashSet();
        foreach (var entry in current.Bundles[bundle].Entries.Where(entry => entry.IsPresent))
        {
            var parent = entry.Name[..entry.Name.LastIndexOf('/')];
            if (parent.Length == 0)
                continue;
            if (notDirectories.TryGetValue(parent, out var other))
                yield return Finding.Error("below-symlink", bundle, entry.Name, $"lies below {parent}, a {(other.Type == EntryType.Link ? "link" : "file")} of bundle {other.Bundle}");
            else if (!directories.Contains(parent))
                yield return Finding.Error("missing-parent", bundle, entry.Name, $"neither the bundle nor one it includes lists {parent}");
        }
    }
}
