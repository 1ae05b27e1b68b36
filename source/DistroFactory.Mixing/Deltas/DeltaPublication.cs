using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Store;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Mixing.Deltas;

/// <summary>
/// Delta packs and delta manifests towards a version. Both are named by the bundle's own versions, so releases in which a bundle did
/// not change share them.
/// </summary>
internal sealed class DeltaPublication(MixRequest request, DeltaPlan plan, KeptContents kept, string directory)
{
    private readonly PublishedFiles _files = new(request.OutputDirectory, request.Version, directory, request.StoreDirectory, kept);

    /// <summary>Writes the packs and manifests of all bundles that changed.</summary>
    /// <returns>The packs, and their bytes.</returns>
    public FileTotals Write(ContentStore store, ParallelOptions parallel, Action<long, long> report)
    {
        var workshop = new DeltaWorkshop(store, _files, Form, parallel, report);
        workshop.Make(plan.Pairs);
        var sizes = new long[plan.Differences.Length];
        ParallelWork.Run(
            parallel,
            sizes.Length,
            i =>
            {
                WriteManifestDelta(plan.Differences[i]);
                sizes[i] = WritePack(plan.Differences[i], workshop);
            }
        );
        return new(sizes.Length, sizes.Sum());
    }

    /// <summary>What a pack does not compress must be compressed by itself.</summary>
    private DeltaForm Form => request.DeltaPackCompression.Method == CompressionMethod.None ? DeltaForm.Smallest : DeltaForm.Packed;

    private void WriteManifestDelta(BundleDifference difference)
    {
        var old = File.ReadAllBytes(plan.PathOf(difference.Old.Version, difference.New.Name));
        var delta = DeltaWriter.Create(old, ManifestWriter.Write(difference.New), DeltaStat.OfManifest);
        if (delta is not null)
            File.WriteAllBytes(Path.Combine(directory, $"{new ManifestDeltaName(difference.New.Name, difference.Old.Version)}"), delta);
    }

    private long WritePack(BundleDifference difference, DeltaWorkshop workshop)
    {
        using var stream = new FileStream(
            Path.Combine(directory, $"pack-{difference.New.Name}-from-{difference.Old.Version}.tar"),
            FileMode.CreateNew
        );
        var pack = new PackWriter(stream, request.DeltaPackCompression);
        using (var members = new PackSegment(stream, request.DeltaPackCompression))
        {
            foreach (var entry in difference.Needed)
            {
                if (difference.SourceOf(entry) is { } source && workshop.Find(new(source, entry)) is { } delta)
                    members.Add(DeltaMember(source, entry, delta.Length), delta);
                else
                    AddWhole(members, entry);
            }
        }

        pack.Complete();
        return stream.Length;
    }

    private TarMember DeltaMember(ManifestEntry old, ManifestEntry @new, int bytes) =>
        TarMember.File(
            $"{PackMember.Delta}/{DeltaName.Of(old.Hash, @new.Hash)}",
            0x1A4,
            0,
            0,
            bytes,
            request.Timestamp.ToUnixTimeSeconds()
        );

    private void AddWhole(PackSegment members, ManifestEntry entry) =>
        _files.Read(
            entry,
            (member, content) =>
            {
                members.Add(PackMember.StagedAs(entry.Hash, member), content);
                return member;
            }
        );
}
