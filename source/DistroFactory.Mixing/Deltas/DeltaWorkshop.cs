using DistroFactory.Mixing.Store;
using DistroFactory.UpdateStream.Deltas;

namespace DistroFactory.Mixing.Deltas;

/// <summary>Makes the deltas that the store does not have; each is applied and its hash checked before it is kept.</summary>
internal sealed class DeltaWorkshop(
    ContentStore store,
    PublishedFiles files,
    DeltaForm form,
    ParallelOptions parallel,
    Action<long, long> report
)
{
    /// <summary>Above this a delta takes more memory than it is worth: a client fetches the whole file.</summary>
    private const long LargestFileBytes = 64 << 20;

    /// <summary>What all pairs at work may take together.</summary>
    private const long MemoryBytes = 320 << 20;

    /// <summary>Makes those of different pairs on all cores. That there is none worth having is kept too, as an empty file.</summary>
    public void Make(IEnumerable<DeltaPair> pairs)
    {
        var missing = pairs
            .Where(pair => !File.Exists(PathOf(pair)))
            .Select(pair => (Pair: pair, Old: files.SizeOf(pair.Old), New: files.SizeOf(pair.New)))
            .OrderByDescending(sized => sized.Old + sized.New)
            .ToList();
        long done = 0;
        new WeightedWork(
            parallel,
            [.. missing.Select(sized => DeltaWriter.MemoryOf(sized.Old, sized.New))],
            MemoryBytes,
            i =>
            {
                var (pair, old, @new) = missing[i];
                store.Write(PathOf(pair), Math.Max(old, @new) <= LargestFileBytes ? Create(pair) ?? [] : []);
                report(Interlocked.Increment(ref done), missing.Count);
            }
        ).Run();
    }

    /// <summary>The delta of a pair, or null when a client better fetches the whole file.</summary>
    public byte[]? Find(DeltaPair pair)
    {
        var delta = File.ReadAllBytes(PathOf(pair));
        if (delta.Length == 0)
            return null;

        // A plain delta has been held against the plain file; one that is compressed must be smaller than the file compressed.
        var isCompressed = form == DeltaForm.Smallest || !DeltaWriter.StaysPlain(files.SizeOf(pair.New));
        return !isCompressed || delta.Length < new FileInfo(files.PathOf(pair.New)).Length ? delta : null;
    }

    private string PathOf(DeltaPair pair) => store.Delta(pair.Old.Hash, pair.New.Hash, form);

    private byte[]? Create(DeltaPair pair)
    {
        var (member, content) = files.Read(pair.New);
        var (_, old) = files.Read(pair.Old);
        var delta = DeltaWriter.Create(old, content, new(member.StatMode, member.Owner, member.Group), form);
        if (delta is not null)
            DeltaReader.Apply(old, delta, pair.New.Hash);
        return delta;
    }
}
