using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>
/// Carries versions over from the previous manifest of a bundle: what did not change keeps its version, what vanished is listed as
/// deleted (update-stream specification, "What changes between two versions of a bundle").
/// </summary>
public sealed class Evolution(StreamVersion version, FormatNumber format, StreamVersion minVersion, DistributionTree tree)
{
    private const int Nowhere = -1;

    /// <summary>
    /// Where clients keep files that are gone. The directories themselves are kept, too: a client that should remove one moves it aside
    /// with all that it keeps in it.
    /// </summary>
    private static readonly string[] s_kept = ["/boot", "/usr/lib/modules", "/usr/lib/kernel"];

    /// <summary>The lines of the new manifest, and whether any differs from the previous one's.</summary>
    /// <param name="current">What the bundle has.</param>
    /// <param name="previous">Its manifest before; null for none.</param>
    /// <param name="settle">Told the place of each line and the version it has by its own; answers the one it gets.</param>
    public (List<ManifestEntry> Lines, bool Changed) Evolve(
        IReadOnlyList<ListedEntry> current,
        Manifest? previous,
        Func<int, StreamVersion, StreamVersion> settle
    )
    {
        var (before, places) = Locate(previous);
        var present = new PathSet(tree.Entries.Count);
        var lines = new List<ManifestEntry>(current.Count);
        var changed = false;
        foreach (var entry in current)
        {
            present.Add(entry.Place);
            var old = before.TryGetValue(entry.Place, out var at) ? previous!.Entries[at] : null;
            var same =
                old is { Status: EntryStatus.Present }
                && old.Hash == entry.File.Hash
                && old.Misc == entry.Misc
                && old.Version >= minVersion;
            changed |= !same || old!.Variant != entry.Variant;
            var settled = settle(entry.Place, same ? old!.Version : version);
            lines.Add(same && settled == old!.Version && entry.IsSaidBy(old) ? old : entry.At(settled));
        }

        HashSet<string>? gone = null;
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] != Nowhere && present.Contains(places[i]))
                continue;
            var old = previous!.Entries[i];
            changed |= old.Status == EntryStatus.Present;
            // One line says that a name is gone, however many variants it had.
            var isThere = tree.PlaceOf(old.Name) is >= 0 and var plain && present.Contains(plain);
            if (!isThere && Gone(old, previous.Format) is { } line && (gone ??= new(StringComparer.Ordinal)).Add(old.Name))
                lines.Add(line);
        }

        return (EntryOrder.Sorted(lines), changed);
    }

    /// <summary>Where the tree has what the lines of a manifest name: the line of each place, and the place of each line.</summary>
    private (Dictionary<int, int> Lines, int[] Places) Locate(Manifest? manifest)
    {
        var lines = new Dictionary<int, int>(manifest?.Entries.Length ?? 0);
        var places = new int[manifest?.Entries.Length ?? 0];
        for (var i = 0; i < places.Length; i++)
        {
            var line = manifest!.Entries[i];
            places[i] = tree.PlaceOf(VariantName.PathOf(VariantName.RootOf(line.Variant), line.Name));
            if (places[i] != Nowhere)
                lines[places[i]] = i;
        }

        return (lines, places);
    }

    private static bool IsKept(string path) =>
        s_kept.Any(directory =>
            path.StartsWith(directory, StringComparison.Ordinal) && (path.Length == directory.Length || path[directory.Length] == '/')
        );

    /// <summary>The line of a file that is no more; null when it need not be said (again).</summary>
    private ManifestEntry? Gone(ManifestEntry old, FormatNumber oldFormat) =>
        old.Status switch
        {
            EntryStatus.Present => old with
            {
                Type = EntryType.Unset,
                Status = IsKept(old.Name) ? EntryStatus.Ghosted : EntryStatus.Deleted,
                Variant = '.',
                Hash = SwupdHash.Zero,
                Version = version,
            },
            EntryStatus.Deleted when oldFormat == format => old,
            // Clients keep the files by their names alone, and the directories only as long as they are told to.
            EntryStatus.Ghosted when oldFormat == format && s_kept.Contains(old.Name) => old,
            _ => null,
        };
}
