using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>
/// A directory with something in it stays a directory. Where it became a file, a client still tries to remove what was below it and fails;
/// so it does when the directory was gone for a while, for the manifests list what was deleted until the format ends. Where it became a
/// link, or held only what clients never remove (kernels), the client moves it aside.
/// </summary>
internal sealed class DirectoryBecameFileRule : ILintRule
{
    private const string Rule = "directory-became-file";

    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        var populated = FirstBelow(previous, entry => entry.IsPresent);
        var removed = FirstBelow(previous, entry => entry.IsPresent && !IsLeft(entry.Name));
        var deleted = FirstBelow(current, entry => entry.Status == EntryStatus.Deleted && !IsLeft(entry.Name));
        var files = previous is null ? [] : Files(previous);
        foreach (var bundle in current.Bundles.Values)
        {
            foreach (
                var entry in bundle.Entries.Where(entry =>
                    entry.IsPresent && entry.Type is EntryType.File or EntryType.Link && !KeptPaths.IsOwnToMachine(entry.Name)
                )
            )
            {
                if (entry.Type == EntryType.File && removed.TryGetValue(entry.Name, out var below))
                    yield return Finding.Error(
                        Rule,
                        bundle.Name,
                        entry.Name,
                        $"was a directory with files in it ({below}): every client that has it fails to update"
                    );
                else if (populated.ContainsKey(entry.Name))
                    yield return Finding.Warning(
                        Rule,
                        bundle.Name,
                        entry.Name,
                        $"was a directory with files in it and is a {(entry.Type == EntryType.Link ? "link" : "file")}: "
                            + "every client that has it keeps it beside that, as .deleted.TIME.NAME"
                    );
                else if (entry.Type == EntryType.File && deleted.TryGetValue(entry.Name, out below))
                    yield return Above(bundle.Name, entry.Name, below, files.Contains(entry.Name));
            }
        }
    }

    /// <summary>What was public before cannot be mended by refusing the version after it.</summary>
    private static Finding Above(string bundle, string path, string below, bool wasBefore) =>
        wasBefore
            ? Finding.Warning(
                Rule,
                bundle,
                path,
                $"is a file, and {below} is still listed as deleted, as in the version before: "
                    + "clients that do not have the file yet fail to update"
            )
            : Finding.Error(
                Rule,
                bundle,
                path,
                $"is a file, and {below} is still listed as deleted: every client that does not have the version before fails to update"
            );

    /// <summary>The directories that entries are directly in, and the first of these of each.</summary>
    private static Dictionary<string, string> FirstBelow(ManifestSet? version, Func<ManifestEntry, bool> counts)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        var lookup = first.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in (version?.Bundles.Values ?? []).SelectMany(bundle => bundle.Entries).Where(counts).Select(entry => entry.Name))
        {
            var parent = name.AsSpan(0, name.LastIndexOf('/'));
            if (!lookup.TryGetValue(parent, out var other) || string.CompareOrdinal(name, other) < 0)
                lookup[parent] = name;
        }

        return first;
    }

    /// <summary>Whether a client never removes it, and so does not stumble over a file in its place.</summary>
    private static bool IsLeft(string path) => KeptPaths.IsOwnToMachine(path) || KeptPaths.IsBoot(path);

    private static HashSet<string> Files(ManifestSet version) =>
        version
            .Bundles.Values.SelectMany(bundle => bundle.Entries)
            .Where(entry => entry.IsPresent && entry.Type == EntryType.File)
            .Select(entry => entry.Name)
            .ToHashSet(StringComparer.Ordinal);
}
