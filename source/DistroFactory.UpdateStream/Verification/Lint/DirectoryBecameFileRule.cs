using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>A directory with something in it stays a directory: a client cannot put a file or link in its place.</summary>
internal sealed class DirectoryBecameFileRule : ILintRule
{
    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        if (previous is null)
            yield break;
        var populated = new HashSet<string>(StringComparer.Ordinal);
        var lookup = populated.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in previous.Bundles.Values.SelectMany(bundle => bundle.Entries).Where(entry => entry.IsPresent).Select(entry => entry.Name))
            lookup.Add(name.AsSpan(0, name.LastIndexOf('/')));
        foreach (var bundle in current.Bundles.Values)
        {
            foreach (var entry in bundle.Entries.Where(entry => entry.IsPresent && entry.Type is EntryType.File or EntryType.Link && populated.Contains(entry.Name)))
                yield return Finding.Error("directory-became-file", bundle.Name, entry.Name, "was a directory with files in it: every client that has it fails to update");
        }
    }
}
