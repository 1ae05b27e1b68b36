using System.Collections.Immutable;
using DistroFactory.Mixing.Manifests;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Mixing.Deltas;

/// <summary>
/// What the deltas towards a version are to bring about: the bundles that changed, against what they were in each base of the request.
/// </summary>
internal sealed class DeltaPlan
{
    private readonly MixRequest _request;
    private readonly Dictionary<StreamVersion, Manifest> _moms = [];
    private readonly Dictionary<(StreamVersion Version, string Name, SwupdHash Hash), Manifest> _bundles = [];

    public DeltaPlan(MixRequest request, MixedManifests manifests)
    {
        _request = request;
        Differences = [.. manifests.Changed.SelectMany(OlderOf)];
        Pairs = [.. Differences.SelectMany(difference => difference.Pairs).DistinctBy(pair => (pair.Old.Hash, pair.New.Hash))];
    }

    /// <summary>One for each pack.</summary>
    public ImmutableArray<BundleDifference> Differences { get; }

    /// <summary>The pairs that deltas may join, each once.</summary>
    public ImmutableArray<DeltaPair> Pairs { get; }

    /// <summary>Path of a manifest of an earlier version.</summary>
    public string PathOf(StreamVersion version, string name) => new StreamTree(_request.OutputDirectory).Manifest(version, name);

    /// <summary>The bundle against what it was in each base of the request, its own versions taken once.</summary>
    private IEnumerable<BundleDifference> OlderOf(Manifest bundle) =>
        _request
            .DeltaBases.Select(version => (Base: version, Line: Mom(version).Entries.FirstOrDefault(line => line.Name == bundle.Name)))
            .Where(each => each.Line is not null)
            .GroupBy(each => each.Line!.Version)
            .OrderBy(group => group.Key)
            .Select(group => new BundleDifference(
                Read(Mom(group.First().Base), group.First().Line!),
                bundle,
                Included(bundle.Name, group.Select(each => each.Base).Append(group.Key))
            ));

    private IncludedFiles Included(string bundle, IEnumerable<StreamVersion> versions) =>
        new([
            .. versions
                .Distinct()
                .Select(version =>
                    File.Exists(PathOf(version, Manifest.MomName))
                        ? IncludedBundles.Of(Mom(version), bundle, line => Read(Mom(version), line))
                        : []
                ),
        ]);

    private Manifest Mom(StreamVersion version)
    {
        if (!_moms.TryGetValue(version, out var mom))
            _moms.Add(version, mom = EarlierManifest.Read(_request.OutputDirectory, version, Manifest.MomName));
        return mom;
    }

    // Bundles share what they include.
    private Manifest Read(Manifest mom, ManifestEntry line)
    {
        var key = (line.Version, line.Name, line.Hash);
        if (!_bundles.TryGetValue(key, out var manifest))
            _bundles.Add(key, manifest = EarlierManifest.Read(_request.OutputDirectory, mom, line));
        return manifest;
    }
}
