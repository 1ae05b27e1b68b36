using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>Includes name bundles of this version: an unknown one installs and then breaks adding bundles.</summary>
internal sealed class IncludeRule : ILintRule
{
    private const string Core = "os-core";

    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        if (!current.Bundles.ContainsKey(Core))
            yield return Finding.Error("no-os-core", "", Core, "every installation begins with this bundle, and there is none");
        foreach (var bundle in current.Bundles.Values)
        {
            foreach (var include in bundle.Includes.Concat(bundle.AlsoAdds).Where(name => !current.Bundles.ContainsKey(name)))
                yield return Finding.Error(
                    "unknown-include",
                    bundle.Name,
                    include,
                    "it includes this bundle, and there is none of that name"
                );
            if (bundle.Name != Core && !bundle.Includes.Contains(Core))
                yield return Finding.Error("without-os-core", bundle.Name, Core, "it does not include os-core");
        }
    }
}
