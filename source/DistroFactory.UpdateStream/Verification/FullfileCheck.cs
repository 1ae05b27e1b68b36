using DistroFactory.Foundation;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Verification.Findings;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>Every present file can be fetched and is what its hash says; each is read once, however many entries name it.</summary>
internal sealed class FullfileCheck(StreamTree tree, VerifiedFiles sound, VerifiedContent content, VerificationLog log)
{
    private const string Rule = "fullfile";

    public IProgress<VerificationProgress>? Progress { get; init; }

    /// <summary>Reads all fullfiles that the manifests refer to; returns how many.</summary>
    public int Check(ManifestSet manifests, ParallelOptions parallel)
    {
        var wanted = new Dictionary<(StreamVersion Version, SwupdHash Hash), (ManifestEntry Entry, string Bundle)>();
        foreach (var bundle in manifests.Bundles.Values)
        {
            foreach (var entry in bundle.FilesToFetch)
                wanted.TryAdd((entry.Version, entry.Hash), (entry, bundle.Name));
        }

        var counter = new PhaseCounter(Progress, "fullfiles", wanted.Count);
        Parallel.ForEach(
            wanted.Values,
            parallel,
            each =>
            {
                Check(each.Entry, each.Bundle);
                counter.One();
            }
        );
        return wanted.Count;
    }

    private void Check(ManifestEntry entry, string bundle)
    {
        var path = tree.Fullfile(entry.Version, entry.Hash);
        var fullfile = sound.Find(entry.Version, entry.Hash, path) ?? Read(entry, bundle, path);
        if (fullfile is null)
            return;
        content.Add(entry.Version, entry.Hash, fullfile);
        if (fullfile.Type != entry.Type)
            log.Add(
                Finding.Error(
                    Rule,
                    bundle,
                    tree.Relative(path),
                    $"is a {fullfile.Type}, and the manifest says {entry.Name} is a {entry.Type}"
                )
            );
    }

    private FullfileContents? Read(ManifestEntry entry, string bundle, string path)
    {
        var before = FileStamp.Of(path);
        return log.Read(
            Rule,
            bundle,
            path,
            file =>
            {
                var type = FullfileReader.Verify(file, entry.Hash).EntryType();
                sound.Add(entry.Version, entry.Hash, type, before, path);
                return new FullfileContents(file.Length, type, Flaw: null);
            }
        );
    }
}
