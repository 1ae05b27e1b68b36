using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>What changed has a newer version: a client compares versions, and never updates a file whose version stayed.</summary>
internal sealed class RisenVersionRule : ILintRule
{
    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        if (previous is null)
            yield break;
        foreach (var bundle in current.Bundles.Values)
        {
            if (!previous.Bundles.TryGetValue(bundle.Name, out var before) || ReferenceEquals(before, bundle))
                continue;
            if (bundle.Version < before.Version)
                yield return Finding.Error(
                    "version-sank",
                    bundle.Name,
                    bundle.Name,
                    $"the manifest is of version {bundle.Version}, the one before of {before.Version}"
                );
            var old = new Dictionary<(string, char), ManifestEntry>(before.Entries.Length);
            foreach (var entry in before.Entries)
                old.TryAdd((entry.Name, entry.Variant), entry);
            foreach (var entry in bundle.Entries)
            {
                if (!old.TryGetValue((entry.Name, entry.Variant), out var was))
                    continue;
                if (entry.Version < was.Version)
                    yield return Finding.Error(
                        "version-sank",
                        bundle.Name,
                        entry.Name,
                        $"has version {entry.Version}, and had {was.Version}"
                    );
                else if (entry.Version == was.Version && (entry.Hash != was.Hash || entry.Status != was.Status))
                    yield return Finding.Error(
                        "version-not-risen",
                        bundle.Name,
                        entry.Name,
                        $"changed, and still has version {entry.Version}"
                    );
            }
        }
    }
}
