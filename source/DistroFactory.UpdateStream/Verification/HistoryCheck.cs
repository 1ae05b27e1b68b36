using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>The manifests of older versions are still there: a client that updates reads those of the version it has.</summary>
internal sealed class HistoryCheck(StreamTree tree, ManifestArchive archive, VerificationLog log)
{
    private const string Rule = "old-manifest";

    /// <summary>Which versions there still are.</summary>
    public KeptVersions Kept { get; init; } = KeptVersions.All;

    /// <summary>
    /// Follows <c>previous:</c> from MoM to MoM as far as it leads; returns the manifests of the version right before, null when there is
    /// none or it was pruned.
    /// </summary>
    public ManifestSet? Check(ManifestSet current, ParallelOptions parallel)
    {
        var mom = current.Mom;
        ManifestSet? before = null;
        var version = Kept.LatestUpTo(mom.Previous);
        var isRightBefore = version == mom.Previous;
        while (version != StreamVersion.None)
        {
            if (Read(version, Manifest.MomName) is not { } older)
                return before;
            foreach (var entry in older.BundlesToFetch.Where(entry => !File.Exists(tree.ManifestTar(entry.Version, entry.Name))))
                log.Add(
                    Finding.Error(
                        Rule + "-missing",
                        entry.Name,
                        tree.Relative(tree.ManifestTar(entry.Version, entry.Name)),
                        $"is missing: clients at version {version} read it"
                    )
                );
            if (isRightBefore)
                before = new(older, ReadBundles(older, current, parallel));
            isRightBefore = false;
            if (older.Previous >= version)
                return before;
            version = Kept.LatestUpTo(older.Previous);
        }

        return before;
    }

    /// <summary>The manifests that a MoM names; those of bundles that have not changed since are read already.</summary>
    private Dictionary<string, Manifest> ReadBundles(Manifest mom, ManifestSet current, ParallelOptions parallel)
    {
        var entries = mom.BundlesToFetch.Where(entry => File.Exists(tree.ManifestTar(entry.Version, entry.Name))).ToArray();
        var read = new Manifest?[entries.Length];
        Parallel.For(
            0,
            read.Length,
            parallel,
            i =>
                read[i] =
                    current.Bundles.TryGetValue(entries[i].Name, out var same) && same.Version == entries[i].Version
                        ? same
                        : Read(entries[i].Version, entries[i].Name)
        );
        var bundles = new Dictionary<string, Manifest>();
        foreach (var manifest in read.OfType<Manifest>())
            bundles[manifest.Name] = manifest;
        return bundles;
    }

    private Manifest? Read(StreamVersion version, string name) =>
        log.Read(
            Rule,
            name == Manifest.MomName ? "" : name,
            tree.ManifestTar(version, name),
            file =>
            {
                var tar = ManifestTar.Read(file, name);
                var manifest = ManifestReader.Parse(tar.Text, name);
                if (name != Manifest.MomName && manifest.Version == version)
                    archive.Add(new(manifest, tar.Hash, file.Length));
                return manifest;
            }
        );
}
