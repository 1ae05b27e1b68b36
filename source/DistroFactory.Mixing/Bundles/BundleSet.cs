using System.Collections.Immutable;
using DistroFactory.Foundation;

namespace DistroFactory.Mixing.Bundles;

/// <summary>The bundles of a mix and how they include each other. Every include is in the set; cycles are harmless.</summary>
public sealed class BundleSet
{
    /// <summary>The bundle every other one includes.</summary>
    public const string OsCore = "os-core";

    private readonly ImmutableSortedDictionary<string, BundleDefinition> _bundles;

    private BundleSet(IEnumerable<BundleDefinition> bundles) =>
        _bundles = bundles.ToImmutableSortedDictionary(bundle => bundle.Name, bundle => bundle, StringComparer.Ordinal);

    /// <summary>The bundles, by name.</summary>
    public IEnumerable<BundleDefinition> All => _bundles.Values;

    /// <summary>The bundle of a name in the set.</summary>
    public BundleDefinition this[string name] => _bundles[name];

    /// <summary>
    /// The wanted bundles (all when none are named) with os-core, the update bundle and everything they include or also-add.
    /// </summary>
    /// <param name="defined">All definitions.</param>
    /// <param name="wanted">Names of those to mix; empty: all.</param>
    /// <param name="updateBundle">The bundle with the client's defaults.</param>
    /// <param name="dropped">Bundles that are left out, wanted or not; none that is left may need one.</param>
    /// <exception cref="MixException">A bundle that must exist does not, or is left out.</exception>
    public static BundleSet Select(
        IReadOnlyDictionary<string, BundleDefinition> defined,
        IReadOnlyCollection<string> wanted,
        string updateBundle,
        IReadOnlyCollection<string>? dropped = null
    )
    {
        var chosen = new Dictionary<string, BundleDefinition>(StringComparer.Ordinal);
        var pending = new Queue<(string Name, BundleDefinition? By, string Relation)>();
        var gone = dropped ?? [];
        IEnumerable<string> names = wanted.Count > 0 ? wanted : defined.Keys.Order(StringComparer.Ordinal);
        pending.Enqueue((OsCore, null, "every distribution needs it"));
        pending.Enqueue((updateBundle, null, "it carries the client's defaults (the update bundle)"));
        foreach (var name in names.Except(gone, StringComparer.Ordinal))
            pending.Enqueue((name, null, "the configuration names it among the bundles to mix"));

        while (pending.TryDequeue(out var need))
        {
            if (!defined.TryGetValue(need.Name, out var bundle))
                throw Missing(need.Name, need.By, need.Relation, defined.Keys);
            if (gone.Contains(need.Name))
                throw Dropped(bundle, need.By, need.Relation);
            if (!chosen.TryAdd(need.Name, bundle))
                continue;
            foreach (var include in bundle.Includes)
                pending.Enqueue((include, bundle, "include"));
            foreach (var alsoAdd in bundle.AlsoAdds)
                pending.Enqueue((alsoAdd, bundle, "also-add"));
        }

        return new(chosen.Values);
    }

    /// <summary>
    /// The set with bundles that are no longer defined. A client older than swupd 6.1 could not get rid of the files of one that a version
    /// just lacks.
    /// </summary>
    public BundleSet WithGone(IEnumerable<string> names) =>
        new([
            .. All,
            .. names
                .Where(name => !_bundles.ContainsKey(name))
                .Select(name => new BundleDefinition
                {
                    Name = name,
                    File = "",
                    IsGone = true,
                }),
        ]);

    /// <summary>The includes as the manifest lists them: os-core, then the bundle's own.</summary>
    public ImmutableArray<string> DirectIncludes(string name) =>
        name == OsCore ? [] : [OsCore, .. this[name].Includes.Where(include => include != OsCore && include != name)];

    /// <summary>All bundles that come with this one, itself not counted.</summary>
    public IReadOnlySet<string> TransitiveIncludes(string name)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>(DirectIncludes(name));
        while (pending.TryPop(out var next))
        {
            if (next == name || !reached.Add(next))
                continue;
            foreach (var include in DirectIncludes(next))
                pending.Push(include);
        }

        return reached;
    }

    /// <summary>
    /// The bundles whose content this one leaves out: those that come with it. Of bundles that include each other the first (os-core,
    /// else by name) keeps what they share; without that rule none of them would ship it.
    /// </summary>
    public IEnumerable<string> Subtracted(string name) =>
        TransitiveIncludes(name).Where(include => Precedes(include, name) || !TransitiveIncludes(include).Contains(name));

    /// <summary>The packages to install for a bundle: its own and those of its includes, by name.</summary>
    public ImmutableArray<string> PackagesOf(string name)
    {
        var reached = new HashSet<string>([name], StringComparer.Ordinal);
        var pending = new Stack<string>(reached);
        while (pending.TryPop(out var next))
        {
            foreach (var include in this[next].Includes.Where(reached.Add))
                pending.Push(include);
        }

        return [.. reached.SelectMany(bundle => this[bundle].Packages).Distinct().Order(StringComparer.Ordinal)];
    }

    private static bool Precedes(string one, string other) => one == OsCore || (other != OsCore && string.CompareOrdinal(one, other) < 0);

    private static BundleException Dropped(BundleDefinition bundle, BundleDefinition? by, string relation) =>
        by is null
            ? new(
                $"Leaving out bundle '{bundle.Name}' ({bundle.File})",
                $"its status removes it at the format bump, but {relation}",
                $"Change the [STATUS] of '{bundle.Name}', or what needs it."
            )
            : new(
                by.File,
                by.LineOf($"{relation}({bundle.Name})"),
                $"bundle '{by.Name}' needs '{bundle.Name}', whose status removes it at the format bump",
                $"Change the [STATUS] in {bundle.File}, or take this line out."
            );

    private static BundleException Missing(string name, BundleDefinition? by, string relation, IEnumerable<string> known) =>
        by is null
            ? new(
                $"Selecting bundle '{name}'",
                $"no bundle of this name is defined, and {relation}",
                NearestName.Question(name, known) ?? "Define it, or correct the name."
            )
            : new(
                by.File,
                by.LineOf($"{relation}({name})"),
                $"{relation}({name}): bundle '{by.Name}' needs '{name}', which no file defines",
                NearestName.Question(name, known) ?? "Define it, or take this line out."
            );
}
