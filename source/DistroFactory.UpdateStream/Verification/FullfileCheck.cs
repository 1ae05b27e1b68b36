using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>Every present file can be fetched and is what its hash says; each is read once, however many entries name it.</summary>
internal sealed class FullfileCheck(StreamTree tree, VerifiedContent content, VerificationLog log)
{
    private const string Rule = "fullfile";

    public IProgress<VerificationProgress>? Progress { get; init; }

    /// <summary>Reads all fullfiles that the manifests refer to; returns how many.</summary>
    public int Check(ManifestSet manifests, ParallelOptions parallel)
    {
        var wanted = new Dictionary<(MixVersion Version, SwupdHash Hash), (ManifestEntry Entry, string Bundle)>();
        foreach (var bundle in manifests.Bundles.Values)
        {
            foreach (var entry in bundle.Entries.Where(entry => entry.IsPresent && !entry.Hash.IsZero))
                wanted.TryAdd((entry.Version, entry.Hash), (entry, bundle.Name));
        }

        var counter = new PhaseCounter(Progress, "fullfiles", wanted.Count);
        Parallel.ForEach(wanted.Values, parallel, each =>
        {
            Check(each.Entry, each.Bundle);
            counter.One();
        });
        return wanted.Count;
    }

    private void Check(ManifestEntry entry, string bundle)
    {
        var path = tree.Fullfile(entry.Version, entry.Hash);
        var member = log.Read(Rule, bundle, path, file =>
        {
            var member = FullfileReader.Verify(file, entry.Hash);
            content.Add(entry.Version, entry.Hash, new(file.Length, member.EntryType(), Flaw: null));
            return member;
        });
        if (member is not null && member.EntryType() != entry.Type)
            log.Add(Finding.Error(Rule, bundle, tree.Relative(path), $"is a {member.Type}, and the manifest says {entry.Name} is a {entry.Type}"));
    }
}
