using System.Collections.Concurrent;
using DistroFactory.Histories.Tests.Distributions;

namespace DistroFactory.Histories.Tests.Generation;

/// <summary>
/// RPM packages in several revisions each, with owners and groups, that many histories share. No two have a path in common.
/// </summary>
internal sealed class RpmPool
{
    private const int Packages = 10;
    private const int RevisionsOfEach = 4;

    private static readonly ConcurrentDictionary<int, RpmPool> s_pools = new();

    private readonly SortedDictionary<string, ImmutableArray<Package>> _packages = new(StringComparer.Ordinal);

    private RpmPool(int number)
    {
        Number = number;
        for (var i = 0; i < Packages; i++)
            _packages.Add($"r{i}", Draw($"r{i}", Chance.For(number, 6, i)));
    }

    /// <summary>Which pool it is.</summary>
    public int Number { get; }

    /// <summary>The names of its packages.</summary>
    public IEnumerable<string> Names => _packages.Keys;

    public static RpmPool Of(int number) => s_pools.GetOrAdd(number, of => new(of));

    /// <summary>A package in all its revisions.</summary>
    public ImmutableArray<Package> Revisions(string name) => _packages[name];

    private ImmutableArray<Package> Draw(string name, Chance chance)
    {
        var nothing = new Package(name, IsContent: false, ImmutableSortedDictionary.Create<string, Node>(StringComparer.Ordinal));
        var draft = new Draft(Distribution.Least.With(nothing), [], chance, $"/{name}") { Pool = this };
        var revisions = ImmutableArray.CreateBuilder<Package>();
        for (var revision = 1; revision <= RevisionsOfEach; revision++)
        {
            foreach (var change in FileChanges.OfRevision(revision, chance))
                change.Apply(draft);
            revisions.Add(draft.Distribution.Packages[name] with { Revision = revision, IsMade = true });
        }

        return revisions.ToImmutable();
    }
}
