using DistroFactory.Mixing.Store;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Mixing.Deltas;

/// <summary>Makes the deltas that the store does not have; each is applied and its hash checked before it is kept.</summary>
internal sealed class DeltaWorkshop(ContentStore store, PublishedFiles files, ParallelOptions parallel, Action<long, long> report)
{
    /// <summary>Above this a delta takes more memory than it is worth: a client fetches the whole file.</summary>
    private const long LargestFileBytes = 64 << 20;

    /// <summary>Makes them on all cores. That there is none worth having is kept too, as an empty file.</summary>
    public void Make(IEnumerable<DeltaPair> pairs)
    {
        var missing = pairs.DistinctBy(pair => (pair.Old.Hash, pair.New.Hash))
            .Where(pair => !File.Exists(store.Delta(pair.Old.Hash, pair.New.Hash)))
            .OrderByDescending(pair => new FileInfo(files.PathOf(pair.New)).Length)
            .ToList();
        long done = 0;
        Work.InParallel(parallel, missing.Count, i =>
        {
            AtomicFile.WriteAllBytes(store.Delta(missing[i].Old.Hash, missing[i].New.Hash), Create(missing[i]) ?? []);
            report(Interlocked.Increment(ref done), missing.Count);
        });
    }

    /// <summary>The delta of a pair, or null when a client better fetches the whole file.</summary>
    public byte[]? Find(DeltaPair pair)
    {
        var delta = File.ReadAllBytes(store.Delta(pair.Old.Hash, pair.New.Hash));
        return delta.Length > 0 && delta.Length < new FileInfo(files.PathOf(pair.New)).Length ? delta : null;
    }

    private byte[]? Create(DeltaPair pair)
    {
        var (member, content) = Read(pair.New);
        var (_, old) = Read(pair.Old);
        if (content is null || old is null)
            return null;
        var delta = DeltaWriter.Create(old, content, new(member.StatMode, member.Owner, member.Group));
        if (delta is not null)
            DeltaReader.Apply(old, delta, pair.New.Hash);
        return delta;
    }

    private (TarMember Member, byte[]? Content) Read(UpdateStream.Manifests.ManifestEntry entry) => files.Read(entry, (member, content) =>
    {
        if (member.Size > LargestFileBytes)
            return (member, (byte[]?)null);
        var bytes = new byte[member.Size];
        content.ReadExactly(bytes);
        return (member, bytes);
    });
}
