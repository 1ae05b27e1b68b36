using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>Headers agree with the MoM and with what follows them.</summary>
internal sealed class HeaderRule : ILintRule
{
    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        foreach (var entry in current.Mom.Entries.Where(entry => entry.IsPresent))
        {
            if (!current.Bundles.TryGetValue(entry.Name, out var manifest))
                yield return Finding.Error("manifest-missing", entry.Name, entry.Name, "the MoM names it, and there is no manifest");
            else if (manifest.Version != entry.Version)
                yield return Finding.Error(
                    "manifest-version",
                    entry.Name,
                    entry.Name,
                    $"the manifest says version {manifest.Version}, the MoM {entry.Version}"
                );
            else if (manifest.Format > current.Mom.Format)
                yield return Finding.Error(
                    "manifest-format",
                    entry.Name,
                    entry.Name,
                    $"the manifest is of format {manifest.Format}, the MoM of {current.Mom.Format}"
                );
        }

        foreach (var manifest in current.Bundles.Values.Append(current.Mom))
        {
            if (manifest.Previous >= manifest.Version)
                yield return Finding.Error(
                    "previous-version",
                    manifest.Name,
                    "previous:",
                    $"the previous version {manifest.Previous} is not older than {manifest.Version}"
                );
            if (manifest.StatedFileCount is { } stated && stated != manifest.Entries.Length)
                yield return Finding.Warning(
                    "file-count",
                    manifest.Name,
                    "filecount:",
                    $"says {stated}, and {manifest.Entries.Length} entries follow"
                );
            for (var i = 1; i < manifest.Entries.Length; i++)
            {
                if (EntryOrder.Instance.Compare(manifest.Entries[i - 1], manifest.Entries[i]) <= 0)
                    continue;
                yield return Finding.Warning(
                    "order",
                    manifest.Name,
                    manifest.Entries[i].Name,
                    "stands out of order: entries are sorted by version, then by name"
                );
                break;
            }
        }
    }
}
