using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Manifests;

/// <summary>Computes the manifests of a version from its tree, its bundles and the version before.</summary>
public sealed class ManifestComposer
{
    private readonly MixRequest _request;
    private readonly BundleSet _bundles;
    private readonly DistributionTree _tree;
    private readonly PreviousVersion _previous;
    private readonly StreamVersion _minVersion;
    private readonly Evolution _evolution;

    /// <summary>The highest version that any bundle gives the file of a place.</summary>
    private readonly StreamVersion[] _newest;

    /// <summary>For one mix.</summary>
    public ManifestComposer(MixRequest request, BundleSet bundles, DistributionTree tree, PreviousVersion previous)
    {
        _request = request;
        _bundles = bundles;
        _tree = tree;
        _previous = previous;
        _minVersion = request.MinVersion > StreamVersion.None ? request.MinVersion : previous.Mom?.MinVersion ?? StreamVersion.None;
        _evolution = new(request.Version, request.Format, _minVersion, tree);
        _newest = new StreamVersion[tree.Entries.Count];
    }

    /// <summary>All manifests.</summary>
    /// <param name="listings">The paths of every bundle.</param>
    /// <param name="parallel">On how many cores.</param>
    public MixedManifests Compose(IReadOnlyDictionary<string, BundleListing> listings, ParallelOptions parallel)
    {
        var subtraction = new Subtraction(_bundles, listings, _tree);
        var bundles = _bundles.All.ToList();
        var composed = new (Manifest Manifest, bool Differs)[bundles.Count];
        ParallelWork.Run(
            parallel,
            bundles.Count,
            i =>
            {
                var before = _previous.Of(bundles[i].Name);
                var manifest = OfBundle(bundles[i], subtraction.Own(bundles[i].Name), before, out var differs);
                composed[i] = (differs ? manifest : before!, differs);
            }
        );

        var changed = composed.Where(bundle => bundle.Differs).Select(bundle => bundle.Manifest).ToImmutableArray();
        var unchanged = composed.Where(bundle => !bundle.Differs).Select(bundle => bundle.Manifest).ToImmutableArray();
        return new(changed, unchanged, Full(), Mom(changed));
    }

    private Manifest OfBundle(BundleDefinition bundle, IEnumerable<int> own, Manifest? before, out bool differs)
    {
        var listed = EntryList.Of(bundle.Name, _tree, own, bundle.UnExports);
        var versions = new StreamVersion[listed.Count];
        var at = 0;
        var (lines, changed) = _evolution.Evolve(listed, before, (_, version) => versions[at++] = version);
        lock (_newest)
        {
            for (var i = 0; i < versions.Length; i++)
            {
                if (_newest[listed[i].Place] < versions[i])
                    _newest[listed[i].Place] = versions[i];
            }
        }

        var includes = _bundles.DirectIncludes(bundle.Name);
        // Formats that cannot say also-add must not be republished for it.
        ImmutableArray<string> alsoAdds = _request.Format >= ManifestLimits.AlsoAddSince ? bundle.AlsoAdds : [];
        // One whose files are all deleted has none that a minversion would raise: it is published again all the same, so that nothing
        // older need be kept.
        differs =
            changed
            || before is null
            || before.Format != _request.Format
            || before.Version < _minVersion
            || !before.Includes.SequenceEqual(includes)
            || !before.AlsoAdds.SequenceEqual(alsoAdds);
        return Header(bundle.Name, before, listed, lines) with { Includes = includes, AlsoAdds = alsoAdds };
    }

    private Manifest Full()
    {
        var listed = EntryList.Of(Manifest.FullName, _tree, Enumerable.Range(0, _tree.Entries.Count), unExports: null);
        var (lines, _) = _evolution.Evolve(listed, _previous.Full, (place, version) => version > _newest[place] ? version : _newest[place]);
        return Header(Manifest.FullName, _previous.Full, listed, lines);
    }

    private Manifest Mom(IEnumerable<Manifest> changed)
    {
        var written = changed.ToDictionary(manifest => manifest.Name, StringComparer.Ordinal);
        var lines = _bundles
            .All.Select(bundle =>
            {
                var experimental = bundle.Header.Status == BundleStatus.Experimental && _request.Format >= ExperimentalSince;
                var status = experimental ? EntryStatus.Experimental : EntryStatus.Present;
                return written.TryGetValue(bundle.Name, out var manifest)
                    ? new ManifestEntry(EntryType.Manifest, status, '.', EntryMisc.None, HashOf(manifest), _request.Version, bundle.Name)
                    : _previous.Line(bundle.Name)! with
                    {
                        Status = status,
                    };
            })
            .ToList();
        return Header(Manifest.MomName, null, [], EntryOrder.Sorted(lines)) with { Previous = _request.Previous, MinVersion = _minVersion };
    }

    /// <summary>The format from which clients know experimental bundles.</summary>
    private static FormatNumber ExperimentalSince { get; } = new(27);

    private static SwupdHash HashOf(Manifest manifest) => ManifestWriter.HashOf(ManifestWriter.Write(manifest));

    private Manifest Header(string name, Manifest? before, IEnumerable<ListedEntry> listed, IEnumerable<ManifestEntry> lines) =>
        new()
        {
            Name = name,
            Format = _request.Format,
            Version = _request.Version,
            Previous = before?.Version ?? StreamVersion.None,
            Timestamp = _request.Timestamp.ToUnixTimeSeconds(),
            ContentSize = listed.Sum(entry => entry.File.Size),
            Entries = [.. lines],
        };
}
