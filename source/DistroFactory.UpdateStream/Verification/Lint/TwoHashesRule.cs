using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>A path is the same in every bundle that has it: with two hashes it is silently not installed.</summary>
internal sealed class TwoHashesRule : ILintRule
{
    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        var first = new Dictionary<(string, char), (SwupdHash Hash, string Bundle)>();
        foreach (var bundle in current.Bundles.Values.OrderBy(bundle => bundle.Name, StringComparer.Ordinal))
        {
            foreach (var entry in bundle.Entries.Where(entry => entry.IsPresent))
            {
                var key = (entry.Name, entry.Variant);
                if (!first.TryAdd(key, (entry.Hash, bundle.Name)) && first[key].Hash != entry.Hash && first[key].Bundle != bundle.Name)
                    yield return Finding.Error("two-hashes", bundle.Name, entry.Name, $"is another file than in bundle {first[key].Bundle}");
            }
        }
    }
}
