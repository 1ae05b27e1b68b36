using DistroFactory.Compression;
using DistroFactory.Mixing.Manifests;
using DistroFactory.Mixing.Store;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;
using DistroFactory.UpdateStream.Tar;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Mixing.Deltas;

/// <summary>
/// Delta packs and delta manifests towards a version. Both are named by the bundle's own versions, so releases in which a bundle did
/// not change share them.
/// </summary>
internal sealed class DeltaPublication(MixRequest request, string directory)
{
    private readonly Dictionary<string, Manifest> _read = new(StringComparer.Ordinal);
    private readonly PublishedFiles _files = new(request.OutputDirectory, request.Version, directory, request.StoreDirectory);

    /// <summary>Writes the packs and manifests of all bundles that changed.</summary>
    /// <returns>The packs, and their bytes.</returns>
    public Output Write(MixedManifests manifests, ContentStore store, ParallelOptions parallel, Action<long, long> report)
    {
        var differences = manifests.Changed.SelectMany(OlderOf).ToList();
        var workshop = new DeltaWorkshop(store, _files, Form, parallel, report);
        workshop.Make(differences.SelectMany(difference => difference.Pairs));
        var sizes = new long[differences.Count];
        Work.InParallel(parallel, sizes.Length, i =>
        {
            WriteManifestDelta(differences[i]);
            sizes[i] = WritePack(differences[i], workshop);
        });
        return new(sizes.Length, sizes.Sum());
    }

    /// <summary>What a pack does not compress must be compressed by itself.</summary>
    private DeltaForm Form => request.DeltaPackCompression.Method == CompressionMethod.None ? DeltaForm.Smallest : DeltaForm.Packed;

    /// <summary>The bundle against what it was in each base of the request, its own versions taken once.</summary>
    private IEnumerable<BundleDifference> OlderOf(Manifest bundle)
        => request.DeltaBases
            .Select(version => (Base: version, Own: VersionIn(version, bundle.Name)))
            .Where(each => each.Own is not null)
            .GroupBy(each => each.Own!.Value, each => each.Base)
            .OrderBy(group => group.Key)
            .Select(group => new BundleDifference(Read(group.Key, bundle.Name), bundle, Included(bundle.Name, group.Append(group.Key))));

    private IncludedFiles Included(string bundle, IEnumerable<MixVersion> versions)
        => new([.. versions.Distinct().Select(version => File.Exists(PathOf(version, Manifest.MomName)) ? IncludedBundles.Of(Read(version, Manifest.MomName), bundle, Read) : [])]);

    private MixVersion? VersionIn(MixVersion version, string name) => Read(version, Manifest.MomName).Entries.FirstOrDefault(line => line.Name == name)?.Version;

    // Bundles share what they include.
    private Manifest Read(MixVersion version, string name)
    {
        var path = PathOf(version, name);
        if (!_read.TryGetValue(path, out var manifest))
            _read.Add(path, manifest = DamagedVersionException.Guard(path, () => ManifestReader.ReadFile(path)));
        return manifest;
    }

    private string PathOf(MixVersion version, string name) => Path.Combine(request.OutputDirectory, version.ToString(), $"Manifest.{name}");

    private void WriteManifestDelta(BundleDifference difference)
    {
        var old = File.ReadAllBytes(PathOf(difference.Old.Version, difference.New.Name));
        var delta = DeltaWriter.Create(old, ManifestWriter.Write(difference.New), DeltaStat.OfManifest);
        if (delta is not null)
            File.WriteAllBytes(Path.Combine(directory, $"{new ManifestDeltaName(difference.New.Name, difference.Old.Version)}"), delta);
    }

    private long WritePack(BundleDifference difference, DeltaWorkshop workshop)
    {
        using var stream = new FileStream(Path.Combine(directory, $"pack-{difference.New.Name}-from-{difference.Old.Version}.tar"), FileMode.CreateNew);
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

    private TarMember DeltaMember(ManifestEntry old, ManifestEntry @new, int bytes)
        => TarMember.File($"{PackMember.Delta}/{DeltaName.Of(old.Hash, @new.Hash)}", 0x1A4, 0, 0, bytes, request.Timestamp.ToUnixTimeSeconds());

    private void AddWhole(PackSegment members, ManifestEntry entry) => _files.Read(entry, (member, content) =>
    {
        members.Add(PackMember.StagedAs(entry.Hash, member), content);
        return member;
    });
}
