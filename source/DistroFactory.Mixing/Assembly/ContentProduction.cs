using DistroFactory.Mixing.Deltas;
using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Assembly;

/// <summary>
/// The second pass over packages: streams those of which the store lacks something, and compresses what it lacks on all cores.
/// </summary>
internal sealed class ContentProduction(
    ContentStore store,
    PackageLibrary library,
    MixRequest request,
    CompressionQueue queue,
    KeptContents kept,
    Action<long, long> report
)
{
    /// <summary>Files up to this size are read into memory; greater ones go through a temporary file.</summary>
    private const long InMemoryBytes = 64 << 20;

    private readonly FullfileWriter _fullfiles = new(request.FullfileCompression);
    private readonly LargeFile _largeFiles = new(store, queue.Cancellation);
    private long _done;
    private long _total;

    /// <summary>Makes everything; returns when it is in the store.</summary>
    public void Produce(ContentDemand demand)
    {
        _total = demand.Wants.Sum(want => want.File.Size);
        foreach (var segment in demand.Segments.Values.Where(segment => segment.IsComplete))
            queue.Add(0, () => segment.Write(store, request.ZeroPackCompression, queue.Cancellation));

        var byPackage = new Dictionary<PackageIndex, Dictionary<int, ContentDemand.Want>>(ReferenceEqualityComparer.Instance);
        foreach (var want in demand.Wants)
        {
            switch (want.File.Source)
            {
                case PackagedContent source:
                    if (!byPackage.TryGetValue(source.Package, out var wants))
                        byPackage.Add(source.Package, wants = []);
                    wants.Add(source.Ordinal, want);
                    break;
                case FileContent source:
                    using (var stream = File.OpenRead(source.File))
                        Deliver(want, stream);
                    break;
                case InlineContent source:
                    Deliver(want, source.Bytes);
                    break;
                default:
                    queue.Add(0, () => WriteFullfile(want.File, []));
                    break;
            }
        }

        // The most work first: what comes last should be small, so that all cores end together.
        foreach (var (package, wants) in byPackage.OrderByDescending(pair => pair.Value.Values.Sum(want => want.File.Size)))
            ReadPackage(package, wants);
        queue.Complete();
    }

    private void ReadPackage(PackageIndex package, Dictionary<int, ContentDemand.Want> wants)
    {
        var ordinal = 0;
        foreach (var entry in library.Open(package.Nevra).ReadPayload())
        {
            queue.Cancellation.ThrowIfCancellationRequested();
            if ((entry.Files[0].Mode & StatModeBits.TypeMask) != StatModeBits.Regular)
                continue;
            if (wants.Remove(ordinal++, out var want))
                Deliver(want, entry.Content);
            if (wants.Count == 0)
                return;
        }

        throw new MixException(
            $"Reading the payload of {package.Nevra}",
            "it holds fewer files than when it was indexed",
            "The package changed while it was mixed; run again."
        );
    }

    private void Deliver(ContentDemand.Want want, Stream stream)
    {
        if (want.File.Size <= InMemoryBytes)
        {
            var content = new byte[want.File.Size];
            stream.ReadExactly(content);
            Deliver(want, content);
            return;
        }

        var spool = store.Spool();
        using (var file = File.Create(spool))
            stream.CopyTo(file);
        queue.Add(
            0,
            () =>
            {
                MakeLarge(want, () => File.OpenRead(spool));
                File.Delete(spool);
            }
        );
    }

    private void Deliver(ContentDemand.Want want, byte[] content)
    {
        var file = want.File;
        kept.Offer(file, content);
        if (file.Size >= PackPlanner.LargeFileBytes)
        {
            queue.Add(file.Size, () => MakeLarge(want, () => new MemoryStream(content, writable: false)));
            return;
        }

        if (want.Fullfile)
            queue.Add(file.Size, () => WriteFullfile(file, content));
        foreach (var segment in want.Segments)
        {
            segment.Fill(file, content);
            if (segment.IsComplete)
                queue.Add(segment.Bytes, () => segment.Write(store, request.ZeroPackCompression, queue.Cancellation));
        }
    }

    private void MakeLarge(ContentDemand.Want want, Func<Stream> open)
    {
        if (want.PackContent)
            _largeFiles.WriteContent(want.File, open, request.ZeroPackCompression);
        if (want.Fullfile)
        {
            foreach (var setting in request.FullfileCompression)
                _largeFiles.WriteContent(want.File, open, setting);
            _largeFiles.WriteFullfile(want.File, open, request.FullfileCompression);
        }

        Report(want.File.Size);
    }

    private void WriteFullfile(TreeEntry file, byte[] content)
    {
        var bytes = _fullfiles.Make(file.Hash, TarMembers.Fullfile(file), file.Type == EntryType.File ? content : []);
        store.Write(store.Fullfile(file.Hash, file.ModificationTime, request.FullfileCompression), bytes);
        Report(file.Size);
    }

    private void Report(long bytes) => report(Interlocked.Add(ref _done, bytes), _total);
}
