using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

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
                if (!first.TryGetValue((entry.Name, entry.Variant), out var other))
                    first.Add((entry.Name, entry.Variant), (entry.Hash, bundle.Name));
                else if (other.Hash != entry.Hash && other.Bundle != bundle.Name)
                    yield return Finding.Error("two-hashes", bundle.Name, entry.Name, $"is another file than in bundle {other.Bundle}");
            }
        }
    }
}
