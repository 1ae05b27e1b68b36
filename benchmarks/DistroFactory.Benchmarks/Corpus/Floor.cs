using DistroFactory.Benchmarks.Measuring;
using DistroFactory.Foundation.Compression;
using DistroFactory.Packages.Rpm;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Benchmarks.Corpus;

/// <summary>
/// The least that a mixer which knows no better must do: read every payload once, compress each distinct file once as a fullfile, and each
/// package's files once as segments of a pack, with the same library and setting, on all cores. Nothing is written anywhere.
/// </summary>
internal sealed class Floor
{
    /// <summary>As the packs of the mixer are cut, so that no large package is left to one core at the end.</summary>
    private const long SegmentBytes = 16 << 20;

    private static readonly CompressionSetting s_xz = new(CompressionMethod.Xz);

    private readonly HashSet<SwupdHash> _known = [];

    /// <summary>Does the work for packages; what the same object met before counts as known.</summary>
    public PhaseCost Measure(string name, IEnumerable<string> packages)
    {
        var cost = Work(name, packages);

        // All content was in memory; what is measured next must not count it.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return cost;
    }

    private PhaseCost Work(string name, IEnumerable<string> packages)
    {
        ResourceUse.ResetPeakMemory();
        var start = ResourceUse.Now();
        var files = packages.AsParallel().Select(Read).ToList();
        var fresh = files.SelectMany(package => package).Where(file => _known.Add(file.Hash)).ToList();
        var jobs = fresh
            .Select(file => (file.Member.Size, Work: (Action)(() => new FullfileWriter(s_xz).Make(file.Hash, file.Member, file.Content))))
            .Concat(
                files
                    .SelectMany(Segments)
                    .Select(segment => (Size: segment.Sum(file => file.Member.Size), Work: (Action)(() => Compress(segment))))
            )
            .OrderByDescending(job => job.Size)
            .ToList();
        Parallel.ForEach(
            System.Collections.Concurrent.Partitioner.Create(jobs, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering),
            job => job.Work()
        );
        var end = ResourceUse.Now();
        return new(name, end.Wall - start.Wall, end.Cpu - start.Cpu, ResourceUse.PeakMemory());
    }

    private static List<PlainFile> Read(string package)
    {
        var files = new List<PlainFile>();
        foreach (var entry in RpmPackage.Open(package).ReadPayload().Where(entry => entry.Files[0].IsRegular))
        {
            var content = new byte[entry.Content.Length];
            entry.Content.ReadExactly(content);
            var (file, hash) = (entry.Files[0], SwupdHasher.OfFile(entry.Files[0].Mode, 0, 0, content));
            files.Add(
                new(hash, TarMember.File($"{hash}", (ushort)(file.Mode & 0xFFF), 0, 0, content.Length, file.ModificationTime), content)
            );
        }

        return files;
    }

    private static IEnumerable<List<PlainFile>> Segments(List<PlainFile> package)
    {
        var (segment, bytes) = (new List<PlainFile>(), 0L);
        foreach (var file in package)
        {
            if (bytes + file.Member.Size > SegmentBytes)
            {
                yield return segment;
                (segment, bytes) = ([], 0);
            }

            segment.Add(file);
            bytes += file.Member.Size;
        }

        yield return segment;
    }

    private static void Compress(List<PlainFile> files)
    {
        using var segment = new PackSegment(Stream.Null, s_xz);
        foreach (var file in files)
            segment.Add(PackMember.StagedAs(file.Hash, file.Member), file.Content);
    }

    private sealed record PlainFile(SwupdHash Hash, TarMember Member, byte[] Content);
}
