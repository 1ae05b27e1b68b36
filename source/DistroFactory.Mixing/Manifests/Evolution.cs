using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>
/// Carries versions over from the previous manifest of a bundle: what did not change keeps its version, what vanished is listed as
/// deleted (update-stream specification, "What changes between two versions of a bundle").
/// </summary>
public sealed class Evolution(MixVersion version, FormatNumber format, MixVersion minVersion)
{
    private static readonly string[] Kept = ["/boot/", "/usr/lib/modules/", "/usr/lib/kernel/"];

    /// <summary>The lines of the new manifest, and whether any differs from the previous one's.</summary>
    public (List<ManifestEntry> Lines, bool Changed) Evolve(IReadOnlyList<ListedEntry> current, Manifest? previous)
    {
        var before = (previous?.Entries ?? []).ToDictionary(line => (VariantName.RootOf(line.Variant), line.Name));
        var lines = new List<ManifestEntry>(current.Count);
        var changed = false;
        foreach (var (root, line, _) in current)
        {
            var same = before.TryGetValue((root, line.Name), out var old)
                && old.Status == EntryStatus.Present && old.Hash == line.Hash && old.Misc == line.Misc && old.Version >= minVersion;
            changed |= !same || old!.Variant != line.Variant;
            lines.Add(line with { Version = same ? old!.Version : version });
        }

        var present = current.Select(entry => (entry.Root, entry.Line.Name)).ToHashSet();
        var names = current.Select(entry => entry.Line.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var ((root, name), old) in before)
        {
            if (present.Contains((root, name)))
                continue;
            changed |= old.Status == EntryStatus.Present;
            // One line says that a name is gone, however many variants it had.
            if (!names.Contains(name) && Gone(old, previous!.Format) is { } gone && names.Add(name))
                lines.Add(gone);
        }

        lines.Sort(EntryOrder.Instance);
        return (lines, changed);
    }

    /// <summary>The line of a file that is no more; null when it need not be said (again).</summary>
    private ManifestEntry? Gone(ManifestEntry old, FormatNumber oldFormat) => old.Status switch
    {
        EntryStatus.Present => old with
        {
            Type = EntryType.Unset,
            Status = Kept.Any(prefix => old.Name.StartsWith(prefix, StringComparison.Ordinal)) ? EntryStatus.Ghosted : EntryStatus.Deleted,
            Variant = '.',
            Hash = SwupdHash.Zero,
            Version = version,
        },
        EntryStatus.Deleted when oldFormat == format => old,
        _ => null,
    };
}
