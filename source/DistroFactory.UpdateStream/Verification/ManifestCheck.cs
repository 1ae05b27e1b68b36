using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Signatures;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// Reads the manifests of a version along the chain of trust: signature, MoM, hash of each bundle's manifest. Those of bundles go into the
/// archive, too.
/// </summary>
internal sealed class ManifestCheck(StreamTree tree, SignatureVerifier signatures, ManifestArchive archive, VerificationLog log)
{
    private const string Rule = "manifest";

    /// <summary>The manifests that are sound enough to look further; null without a MoM.</summary>
    public ManifestSet? Read(StreamVersion version, ParallelOptions parallel)
    {
        if (ReadMom(version) is not { } mom)
            return null;
        var entries = mom.BundlesToFetch.ToArray();
        var read = new Manifest?[entries.Length];
        Parallel.For(0, read.Length, parallel, i => read[i] = ReadBundle(entries[i]));
        var bundles = new Dictionary<string, Manifest>();
        foreach (var manifest in read.OfType<Manifest>())
            bundles[manifest.Name] = manifest;
        return new(mom, bundles);
    }

    private Manifest? ReadMom(StreamVersion version)
    {
        if (ReadTar(version, Manifest.MomName) is not { } tar)
            return null;
        var path = tree.Relative(tree.ManifestTar(version, Manifest.MomName));
        if (tar.Signature is not null)
            SignatureCheck.Verify(signatures, log, path, tar.Text, tar.Signature);
        var beside = tree.MomSignature(version);
        if (File.Exists(beside))
            SignatureCheck.Verify(signatures, log, tree.Relative(beside), tar.Text, File.ReadAllBytes(beside));
        else if (tar.Signature is null)
            log.Add(Finding.Error("signature-missing", "", path, "the MoM is signed neither inside nor beside its tar"));
        return Parse(version, Manifest.MomName, tar);
    }

    private Manifest? ReadBundle(ManifestEntry entry)
    {
        if (ReadTar(entry.Version, entry.Name) is not { } tar)
            return null;
        if (tar.Hash != entry.Hash)
            log.Add(
                Finding.Error(
                    "manifest-hash",
                    entry.Name,
                    tree.Relative(tree.ManifestTar(entry.Version, entry.Name)),
                    $"has the hash {tar.Hash}, and the MoM says {entry.Hash}"
                )
            );
        if (Parse(entry.Version, entry.Name, tar) is not { } manifest)
            return null;
        if (manifest.Version == entry.Version)
            archive.Add(new(manifest, tar.Hash, new FileInfo(tree.ManifestTar(entry.Version, entry.Name)).Length));
        return manifest;
    }

    private ManifestTar? ReadTar(StreamVersion version, string name)
    {
        var tar = log.Read(Rule, BundleOf(name), tree.ManifestTar(version, name), file => ManifestTar.Read(file, name));
        var loose = tree.Manifest(version, name);
        if (tar is not null && File.Exists(loose) && !File.ReadAllBytes(loose).AsSpan().SequenceEqual(tar.Text))
            log.Add(Finding.Error("loose-manifest", BundleOf(name), tree.Relative(loose), "is not what its tar holds"));
        return tar;
    }

    private Manifest? Parse(StreamVersion version, string name, ManifestTar tar)
    {
        var path = tree.Relative(tree.ManifestTar(version, name));
        try
        {
            var manifest = ManifestReader.Parse(tar.Text, name);
            if (manifest.Version != version)
                log.Add(Finding.Error("manifest-version", BundleOf(name), path, $"says it is of version {manifest.Version}"));
            return manifest;
        }
        catch (ManifestFormatException error)
        {
            log.Add(Finding.Error(Rule, BundleOf(name), path, error.Line == 0 ? error.Why : $"line {error.Line}: {error.Why}"));
            return null;
        }
    }

    private static string BundleOf(string name) => name == Manifest.MomName ? "" : name;
}
