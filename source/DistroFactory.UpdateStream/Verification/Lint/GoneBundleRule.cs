using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>
/// A bundle stays in the MoM of its format, with all its files deleted: swupd 6.1 and later remove the files of one that just is not there,
/// older clients keep them.
/// </summary>
internal sealed class GoneBundleRule : ILintRule
{
    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous) =>
        (previous?.Mom.Format == current.Mom.Format ? previous!.Bundles.Values : [])
            .Where(bundle => !current.Bundles.ContainsKey(bundle.Name) && bundle.Entries.Any(entry => entry.IsPresent))
            .Select(bundle =>
                Finding.Warning(
                    "bundle-gone",
                    bundle.Name,
                    bundle.Name,
                    "was in the version before and is not in this one: clients older than swupd 6.1 keep its files for ever"
                )
            );
}
