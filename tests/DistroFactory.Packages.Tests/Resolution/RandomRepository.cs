using System.Security.Cryptography;
using System.Text;
using DistroFactory.Packages.Metadata;

namespace DistroFactory.Packages.Tests;

/// <summary>A small repository of packages that need, exclude and replace each other at random; the same seed gives the same one.</summary>
internal sealed class RandomRepository
{
    private const int Names = 9;
    private readonly Random _random;

    public RandomRepository(int seed)
    {
        _random = new Random(seed);
        List<RepositoryPackage> packages = [];
        for (var name = 0; name < Names; name++)
        {
            for (var version = 1; version <= _random.Next(1, 4); version++)
                packages.Add(Package($"p{name}", version));
        }

        Packages = packages;
        Requests = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Some("p", Names)).Distinct()];
    }

    public IReadOnlyList<RepositoryPackage> Packages { get; }

    public string[] Requests { get; }

    private RepositoryPackage Package(string name, int version)
    {
        var nevra = new Nevra(name, Chance(10) ? 1 : 0, version.ToString(), "1", Chance(30) ? "noarch" : "x86_64");
        Dependency own = new(name, DependencyComparison.Equal, nevra.Evr);
        string[] files = [.. Few(1, () => $"/usr/bin/{Some("f", 4)}").Distinct()];
        var href = $"{name}-{version}-1.{nevra.Arch}.rpm";
        return new RepositoryPackage
        {
            Href = href,
            Files = [.. files.Select(path => new RepositoryFile(path))],
            Package = new PackageInfo
            {
                Nevra = nevra,
                Location = href,
                Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(nevra.ToString()))),
                Files = [.. files],
                Provides = [own, .. Few(2, () => Offer(Some("c", 5)))],
                Requires = [.. Few(3, Requirement)],
                Conflicts =
                [
                    .. Few(
                        1,
                        () =>
                            Chance(40) ? Versioned(Some("p", Names))
                            : Chance(20) ? new Dependency(Rich(1))
                            : new Dependency(Some("c", 5))
                    ),
                ],
                Obsoletes = Chance(12) ? [Versioned(Some("p", Names))] : [],
                Recommends = Chance(15) ? [new Dependency(Some("p", Names))] : [],
                Suggests = Chance(10) ? [new Dependency(Some("p", Names))] : [],
                Supplements = Chance(8) ? [new Dependency(Some("p", Names))] : [],
                Enhances = Chance(6) ? [new Dependency(Some("p", Names))] : [],
            },
        };
    }

    private Dependency Requirement() =>
        _random.Next(10) switch
        {
            < 3 => new Dependency(Some("c", 5)),
            < 5 => Versioned(Some("c", 5)),
            < 6 => new Dependency(Some("p", Names)),
            < 7 => Versioned(Some("p", Names)),
            < 8 => new Dependency($"/usr/bin/{Some("f", 4)}"),
            _ => new Dependency(Rich(2)),
        };

    private string Rich(int depth)
    {
        string Side() => depth > 1 && Chance(25) ? Rich(depth - 1) : Some(Chance(50) ? "c" : "p", 5);
        string Plain() => Some(Chance(70) ? "c" : "p", 5);
        return _random.Next(8) switch
        {
            0 => $"({Side()} and {Side()})",
            1 or 2 => $"({Side()} or {Side()})",
            3 => $"({Side()} if {Side()})",
            4 => $"({Side()} if {Side()} else {Side()})",
            5 => $"({Plain()} with {Plain()})",
            6 => $"({Plain()} without {Plain()})",
            _ => $"({Side()} or {Side()} or {Side()})",
        };
    }

    private Dependency Offer(string name) =>
        Chance(60) ? new Dependency(name, DependencyComparison.Equal, new Evr(0, _random.Next(1, 4).ToString())) : new Dependency(name);

    private Dependency Versioned(string name)
    {
        DependencyComparison[] comparisons =
        [
            DependencyComparison.Equal,
            DependencyComparison.Less,
            DependencyComparison.Greater,
            DependencyComparison.Less | DependencyComparison.Equal,
            DependencyComparison.Greater | DependencyComparison.Equal,
        ];
        return new Dependency(
            name,
            comparisons[_random.Next(comparisons.Length)],
            new Evr(0, _random.Next(1, 4).ToString(), Chance(20) ? "1" : "")
        );
    }

    private IEnumerable<T> Few<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];

    private string Some(string prefix, int count) => $"{prefix}{_random.Next(count)}";

    private bool Chance(int percent) => _random.Next(100) < percent;
}
