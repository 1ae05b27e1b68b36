using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>Every parent directory is listed by the bundle or one it includes, and none of them is a link or a file.</summary>
internal sealed class DirectoryRule : ILintRule
{
    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        var notDirectories = new Dictionary<string, (EntryType Type, string Bundle)>(StringComparer.Ordinal);
        foreach (var bundle in current.Bundles.Values)
        {
            foreach (var entry in bundle.Entries.Where(entry => entry.IsPresent && entry.Type != EntryType.Directory))
                notDirectories.TryAdd(entry.Name, (entry.Type, bundle.Name));
        }

        return current.Bundles.Keys.SelectMany(name => Check(current, name, notDirectories));
    }

    private static IEnumerable<Finding> Check(
        ManifestSet current,
        string bundle,
        Dictionary<string, (EntryType Type, string Bundle)> notDirectories
    )
    {
        var directories = current
            .WithIncludes(bundle)
            .SelectMany(manifest => manifest.Entries)
            .Where(entry => entry is { IsPresent: true, Type: EntryType.Directory })
            .Select(entry => entry.Name)
            .ToHashSet(StringComparer.Ordinal);

        // Entries of one directory follow one another: each directory is looked up once.
        var last = "";
        foreach (var entry in current.Bundles[bundle].Entries.Where(entry => entry.IsPresent))
        {
            var slash = entry.Name.LastIndexOf('/');
            if (slash == 0 || entry.Name.AsSpan(0, slash).SequenceEqual(last))
                continue;
            var parent = entry.Name[..slash];
            if (notDirectories.TryGetValue(parent, out var other))
                yield return Finding.Error(
                    "below-symlink",
                    bundle,
                    entry.Name,
                    $"lies below {parent}, a {(other.Type == EntryType.Link ? "link" : "file")} of bundle {other.Bundle}"
                );
            else if (!directories.Contains(parent))
                yield return Finding.Error("missing-parent", bundle, entry.Name, $"neither the bundle nor one it includes lists {parent}");
            else
                last = parent;
        }
    }
}
