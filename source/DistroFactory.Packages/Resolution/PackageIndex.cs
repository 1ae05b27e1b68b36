using System.Collections.Concurrent;

namespace DistroFactory.Packages.Resolution;

/// <summary>
/// The packages of a universe, numbered from 1 in their given order, and who provides what. Built once, then only read
/// (answers are remembered, which is why they are kept in a concurrent dictionary).
/// </summary>
internal sealed class PackageIndex
{
    private readonly PackageInfo[] _packages;
    private readonly Dictionary<string, List<int>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Provision>> _byCapability = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Provision>> _obsoletes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Dependency, int[]> _providers = new();

    public PackageIndex(IEnumerable<PackageInfo> universe, Architecture architecture)
    {
        Architecture = architecture;
        _packages = [.. universe.Where(package => architecture.Score(package.Nevra.Arch) != 0)];
        for (var id = 1; id <= _packages.Length; id++)
            Add(id, _packages[id - 1]);
    }

    /// <summary>What can run.</summary>
    public Architecture Architecture { get; }

    /// <summary>How many packages there are; their numbers are 1 to this.</summary>
    public int Count => _packages.Length;

    /// <summary>The package of a number.</summary>
    public PackageInfo this[int id] => _packages[id - 1];

    /// <summary>The packages of a name, in order of their numbers.</summary>
    public IReadOnlyList<int> Named(string name) => _byName.TryGetValue(name, out var ids) ? ids : [];

    /// <summary>The packages that provide a capability or contain a path, in order of their numbers.</summary>
    public int[] Providers(Dependency dependency) => _providers.GetOrAdd(dependency, Find);

    /// <summary>The packages whose own name and version a dependency names: what Obsoletes looks at, and nothing else.</summary>
    public IEnumerable<int> MatchingByName(Dependency dependency) =>
        Named(dependency.Name).Where(id => VersionRange.OfPackage(this[id]).Overlaps(VersionRange.Of(dependency)));

    /// <summary>The packages that obsolete a package.</summary>
    public IEnumerable<int> Obsoleters(int id) =>
        _obsoletes.TryGetValue(this[id].Nevra.Name, out var found)
            ? found.Where(offer => offer.Range.Overlaps(VersionRange.OfPackage(this[id]))).Select(offer => offer.Package)
            : [];

    /// <summary>The versions of a capability that are on offer, for the text of an error.</summary>
    public IEnumerable<(int Package, Dependency Provides)> Offers(string capability) =>
        _byCapability.TryGetValue(capability, out var found) ? found.Select(offer => (offer.Package, offer.Provides)) : [];

    private void Add(int id, PackageInfo package)
    {
        var nevra = package.Nevra;
        Of(_byName, nevra.Name).Add(id);

        // Every package provides itself, whether its metadata says so or not.
        AddCapability(id, new Dependency(nevra.Name, DependencyComparison.Equal, nevra.Evr));
        foreach (var provides in package.Provides)
            AddCapability(id, provides);
        foreach (var dependency in package.Obsoletes)
            Of(_obsoletes, dependency.Name).Add(new Provision(id, dependency));
        foreach (var path in package.Files)
            Of(_byPath, path).Add(id);
    }

    private void AddCapability(int id, Dependency provides) => Of(_byCapability, provides.Name).Add(new Provision(id, provides));

    private int[] Find(Dependency dependency)
    {
        var wanted = VersionRange.Of(dependency);
        IEnumerable<int> found = _byCapability.TryGetValue(dependency.Name, out var offers)
            ? offers.Where(offer => offer.Range.Overlaps(wanted)).Select(offer => offer.Package)
            : [];
        if (dependency.Name.StartsWith('/') && _byPath.TryGetValue(dependency.Name, out var owners))
            found = found.Concat(owners);
        return [.. found.Distinct().Order()];
    }

    private static List<T> Of<T>(Dictionary<string, List<T>> index, string key)
    {
        if (!index.TryGetValue(key, out var list))
            index.Add(key, list = []);
        return list;
    }

    private sealed record Provision(int Package, Dependency Provides)
    {
        public VersionRange Range { get; } = VersionRange.Of(Provides);
    }
}
