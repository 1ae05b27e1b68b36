using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>Each entry makes sense by itself and stands in its manifest once.</summary>
internal sealed class EntryRule : ILintRule
{
    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous) =>
        current.Bundles.Values.Append(current.Mom).SelectMany(Check);

    private static IEnumerable<Finding> Check(Manifest manifest)
    {
        var seen = new HashSet<(string, char)>(manifest.Entries.Length);
        foreach (var entry in manifest.Entries)
        {
            if (!seen.Add((entry.Name, entry.Variant)))
                yield return Finding.Error("listed-twice", manifest.Name, entry.Name, "stands in the manifest twice");
            if (entry.Version > manifest.Version)
                yield return Finding.Error(
                    "entry-from-the-future",
                    manifest.Name,
                    entry.Name,
                    $"has version {entry.Version}, the manifest only {manifest.Version}"
                );
            // No client reads the minversion; it tells from which version on files must be kept.
            if (entry.Version < manifest.MinVersion)
                yield return Finding.Warning(
                    "below-minversion",
                    manifest.Name,
                    entry.Name,
                    $"has version {entry.Version}, below the minversion {manifest.MinVersion}"
                );
            if (entry.IsPresent && (entry.Hash.IsZero || entry.Type == EntryType.Unset))
                yield return Finding.Error("no-content", manifest.Name, entry.Name, "is present, but has no hash or no type");
            if (entry.Status == EntryStatus.Deleted && !entry.Hash.IsZero)
                yield return Finding.Error("deleted-with-content", manifest.Name, entry.Name, "is deleted, but has a hash");
        }
    }
}
