using System.Collections.Immutable;
using DistroFactory.Mixing.Ownership;
using DistroFactory.Mixing.Tree;
using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Mixing.Store;

/// <summary>The packages of a mix: headers of all of them, indexes of those that are needed.</summary>
public sealed class PackageLibrary
{
    private readonly ContentStore _store;
    private readonly ParallelOptions _parallel;
    private readonly Dictionary<Nevra, RpmPackage> _packages = [];

    /// <summary>Reads the headers; of two packages of one identity the first wins.</summary>
    public PackageLibrary(IReadOnlyList<string> paths, ContentStore store, ParallelOptions parallel)
    {
        _store = store;
        _parallel = parallel;
        var opened = new RpmPackage[paths.Count];
        Work.InParallel(parallel, paths.Count, i => opened[i] = RpmPackage.Open(paths[i]));
        foreach (var package in opened)
            _packages.TryAdd(package.Info.Nevra, package);
    }

    /// <summary>What the headers say, in the order given.</summary>
    public IEnumerable<PackageInfo> Universe => _packages.Values.Select(package => package.Info);

    /// <summary>The package of an identity.</summary>
    public RpmPackage this[Nevra nevra] => _packages[nevra];

    /// <summary>
    /// The indexes of packages and the owners that their account files define. Payloads are read of packages that the store does
    /// not know, or knows with other numbers of owners.
    /// </summary>
    public (ImmutableDictionary<Nevra, PackageIndex> Indexes, OwnerTable Owners) Index(IReadOnlyList<Nevra> needed, OwnerTable configured, Action<int> report)
    {
        var table = OwnerTable.Base(configured.Users, configured.Groups);
        var indexes = new PackageIndex[needed.Count];
        var done = 0;
        Work.InParallel(_parallel, needed.Count, i =>
        {
            var package = _packages[needed[i]];
            var sha256 = package.ComputeSha256();
            indexes[i] = PackageIndexFile.TryRead(_store.PackageIndex(sha256)) ?? Make(package, sha256, table);
            report(Interlocked.Increment(ref done));
        });

        var owners = table.With(indexes.SelectMany(index => index.Texts).Where(text => AccountFile.IsOne(text.Key)), configured);
        Work.InParallel(_parallel, indexes.Length, i =>
        {
            if (!PackageEntries.AreCurrent(indexes[i], owners))
                indexes[i] = Make(_packages[needed[i]], indexes[i].Sha256, owners);
        });
        return (indexes.ToImmutableDictionary(index => index.Nevra), owners);
    }

    private PackageIndex Make(RpmPackage package, string sha256, OwnerTable owners)
    {
        var index = PackageIndexer.Index(package, sha256, owners, _parallel.CancellationToken);
        _store.Write(_store.PackageIndex(sha256), PackageIndexFile.ToBytes(index));
        return index;
    }
}
