using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;

namespace DistroFactory.UpdateStream.Verification.Lint;

/// <summary>The files are there by which a client knows what it has.</summary>
internal sealed class RequiredFilesRule : ILintRule
{
    private static readonly string[] s_ofCore = [ClientPaths.OsRelease, "/usr/share/clear/versionstamp"];

    public IEnumerable<Finding> Check(ManifestSet current, ManifestSet? previous)
    {
        foreach (var bundle in current.Bundles.Values)
        {
            // A bundle that is about to be removed has had all its files deleted.
            if (!bundle.Entries.IsEmpty && !bundle.Entries.Any(entry => entry.IsPresent))
                continue;
            var tracking = ClientPaths.Tracking(bundle.Name);
            if (!Ships(bundle, tracking))
                yield return Finding.Error(
                    "no-tracking-file",
                    bundle.Name,
                    tracking,
                    "is missing: clients would not know that the bundle is installed"
                );
        }

        if (current.Bundles.TryGetValue("os-core", out var core))
        {
            foreach (var path in s_ofCore.Where(path => !Ships(core, path)))
                yield return Finding.Error("required-file", core.Name, path, "is missing: clients read their version from it");
        }

        if (!current.Bundles.Values.Any(bundle => Ships(bundle, ClientPaths.Format)))
            yield return Finding.Error(
                "required-file",
                "",
                ClientPaths.Format,
                "no bundle ships it: clients could not tell which format they read"
            );
    }

    private static bool Ships(Manifest bundle, string path) => bundle.Entries.Any(entry => entry.IsPresent && entry.Name == path);
}
