using System.Collections.Immutable;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Fleet;

/// <summary>
/// What machines of earlier versions fetch to have the next release, estimated before that is made: what changed up to the latest release,
/// which its manifests tell, and what will change now, which the packages tell.
/// </summary>
internal sealed class UpdateNeeds
{
    /// <summary>What a delta pack has of what it saves, where no earlier one shows it.</summary>
    private const double UsualShare = 0.35;

    private readonly StreamTree _tree;
    private readonly ManifestSet _latest;
    private readonly IReadOnlyDictionary<string, long> _changes;
    private readonly Dictionary<string, (StreamVersion[] Versions, long[] BytesFrom)> _sizes = [];
    private readonly Dictionary<(string, StreamVersion), BundleNeed> _needs = [];

    /// <summary>Reads the manifests of the latest release.</summary>
    /// <param name="tree">The tree of the earlier versions.</param>
    /// <param name="latest">The latest of them.</param>
    /// <param name="changes">The bundles that will change, and by how many bytes.</param>
    public UpdateNeeds(StreamTree tree, StreamVersion latest, IReadOnlyDictionary<string, long> changes)
    {
        (_tree, _changes) = (tree, changes);
        _latest = tree.ReadManifests(latest);
        foreach (var bundle in _latest.Bundles.Values)
            _sizes.Add(bundle.Name, SizesOf(bundle));
        Share = ShareOfPacks();
    }

    /// <summary>What delta packs of the latest release have of what they save.</summary>
    public double Share { get; }

    /// <summary>What a machine of a version needs of each bundle that it and the latest release have.</summary>
    public ImmutableArray<BundleNeed> Of(StreamVersion version) =>
        [
            .. ManifestReader
                .ReadFile(_tree.Manifest(version, Manifest.MomName))
                .Entries.Where(line => line.IsPresent && _sizes.ContainsKey(line.Name))
                .Select(line => Of(line.Name, line.Version)),
        ];

    private BundleNeed Of(string bundle, StreamVersion from)
    {
        if (_needs.TryGetValue((bundle, from), out var known))
            return known;
        var current = _latest.Bundles[bundle].Version;
        BundleNeed need;
        if (_changes.TryGetValue(bundle, out var change))
        {
            var whole = ChangedSince(bundle, from) + change;
            need = new(bundle, from, whole, (long)(whole * Share));
        }
        else
        {
            // It stays what it is, and has the packs that it has.
            var pack = new FileInfo(_tree.Pack(current, bundle, from));
            need = new(
                bundle,
                from,
                from >= current ? 0
                    : pack.Exists ? pack.Length
                    : ChangedSince(bundle, from),
                Packed: null
            );
        }

        _needs.Add((bundle, from), need);
        return need;
    }

    // Bytes of the files that are newer than a version.
    private long ChangedSince(string bundle, StreamVersion from)
    {
        var (versions, bytes) = _sizes[bundle];
        var index = Array.BinarySearch(versions, new StreamVersion(from.Value + 1));
        index = index < 0 ? ~index : index;
        return index < bytes.Length ? bytes[index] : 0;
    }

    // The versions that files of a bundle are of, and for each how many bytes the files of this and later ones have.
    private (StreamVersion[] Versions, long[] BytesFrom) SizesOf(Manifest bundle)
    {
        var sizes = bundle
            .Entries.Where(entry => entry is { IsPresent: true, Type: EntryType.File })
            .GroupBy(entry => entry.Version)
            .OrderBy(group => group.Key)
            .Select(group => (Version: group.Key, Bytes: group.DistinctBy(entry => entry.Hash).Sum(SizeOf)))
            .ToArray();
        var from = new long[sizes.Length];
        for (var (i, sum) = (sizes.Length - 1, 0L); i >= 0; i--)
            from[i] = sum += sizes[i].Bytes;
        return ([.. sizes.Select(size => size.Version)], from);
    }

    private long SizeOf(ManifestEntry entry) =>
        new FileInfo(_tree.Fullfile(entry.Version, entry.Hash)) is { Exists: true } file ? file.Length : 0;

    private double ShareOfPacks()
    {
        var (packed, whole) = (0L, 0L);
        foreach (var bundle in _latest.Bundles.Values)
        {
            var prefix = $"pack-{bundle.Name}-from-";
            foreach (var pack in new DirectoryInfo(_tree.Of(bundle.Version)).EnumerateFiles($"{prefix}*.tar"))
            {
                if (!StreamVersion.TryParse(pack.Name[prefix.Length..^".tar".Length], out var from) || from == StreamVersion.None)
                    continue;
                packed += pack.Length;
                whole += ChangedSince(bundle.Name, from);
            }
        }

        return whole > 0 ? Math.Clamp((double)packed / whole, 0.01, 1) : UsualShare;
    }
}
