using System.Collections.Immutable;
using DistroFactory.Mixing.Manifests;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Mixing.Deltas;

/// <summary>What the deltas towards a version are to bring about: the bundles that changed, against what they were in each base of the request.</summary>
internal sealed class DeltaPlan
{
    private readonly MixRequest _request;
    private readonly Dictionary<string, Manifest> _read = new(StringComparer.Ordinal);

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
    public string PathOf(MixVersion version, string name) => Path.Combine(_request.OutputDirectory, version.ToString(), $"Manifest.{name}");

    /// <summary>The bundle against what it was in each base of the request, its own versions taken once.</summary>
    private IEnumerable<BundleDifference> OlderOf(Manifest bundle)
        => _request.DeltaBases
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
}
