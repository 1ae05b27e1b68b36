namespace DistroFactory.Histories.Tests.Distributions;

/// <summary>All that a version is made of. A path is in one package only, and what is above it is a directory.</summary>
/// <param name="Packages">By name.</param>
/// <param name="Bundles">By name.</param>
internal sealed record Distribution(ImmutableSortedDictionary<string, Package> Packages, ImmutableSortedDictionary<string, Bundle> Bundles)
{
    public const string Core = "os-core";
    public const string UpdateBundle = "os-core-update";

    /// <summary>The least there is.</summary>
    public static Distribution Least { get; } =
        new(
            ImmutableSortedDictionary.Create<string, Package>(StringComparer.Ordinal),
            new[] { new Bundle(Core), new Bundle(UpdateBundle) }.ToImmutableSortedDictionary(
                bundle => bundle.Name,
                bundle => bundle,
                StringComparer.Ordinal
            )
        );

    /// <summary>The paths of all packages.</summary>
    public IEnumerable<(string Path, Package Package, Node Node)> Nodes =>
        Packages.Values.SelectMany(package => package.Nodes.Select(node => (node.Key, package, node.Value)));

    /// <summary>The package that has a path; null when none does.</summary>
    public Package? Owner(string path) => Packages.Values.FirstOrDefault(package => package.Nodes.ContainsKey(path));

    public Node? Find(string path) => Owner(path)?.Nodes[path];

    /// <summary>Whether something can be at a path beside the packages that are made already.</summary>
    public bool HasRoomFor(string path, Node node) =>
        !Nodes
            .Where(other => other.Package.IsMade)
            .Any(other =>
                other.Path == path
                || (!other.Node.IsDirectory && path.StartsWith(other.Path + "/", StringComparison.Ordinal))
                || (!node.IsDirectory && other.Path.StartsWith(path + "/", StringComparison.Ordinal))
            );

    /// <summary>Has a package that is made already, in the place of another revision; what cannot be beside it goes.</summary>
    public Distribution Have(Package made)
    {
        var next = this with { Packages = Packages.Remove(made.Name) };
        foreach (var (path, node) in made.Nodes)
            next = next.MakeRoom(path, node);
        return next.With(made);
    }

    /// <summary>Puts something at a path; what cannot be beside it goes.</summary>
    public Distribution Put(string package, string path, Node node)
    {
        var next = MakeRoom(path, node);
        var target = next.Packages[package];
        return next.With(target.With(path, target.IsContent ? node.InFolder() : node));
    }

    private Distribution MakeRoom(string path, Node node)
    {
        var next = this;
        for (var parent = ParentOf(path); parent.Length > 0; parent = ParentOf(parent))
        {
            if (next.Find(parent) is { IsDirectory: false })
                next = next.Without(parent);
        }

        if (!node.IsDirectory)
            next = next.Without(path);
        else if (next.Owner(path) is { } owner)
            next = next.With(owner.Without(path));
        return next;
    }

    /// <summary>Takes away a path and all below it, but for what is of packages that are made already.</summary>
    public Distribution Without(string path) =>
        Nodes
            .Where(node => !node.Package.IsMade)
            .Where(node => node.Path == path || node.Path.StartsWith(path + "/", StringComparison.Ordinal))
            .ToList()
            .Aggregate(this, (next, node) => next.With(next.Packages[node.Package.Name].Without(node.Path)));

    public Distribution With(Package package) => this with { Packages = Packages.SetItem(package.Name, package) };

    public Distribution With(Bundle bundle) => this with { Bundles = Bundles.SetItem(bundle.Name, bundle) };

    public Distribution WithoutPackage(string name) =>
        new(
            Packages.Remove(name),
            Bundles.ToImmutableSortedDictionary(
                each => each.Key,
                each => each.Value with { Packages = each.Value.Packages.Remove(name) },
                StringComparer.Ordinal
            )
        );

    public Distribution WithoutBundle(string name) =>
        this with
        {
            Bundles = Bundles
                .Remove(name)
                .ToImmutableSortedDictionary(each => each.Key, each => each.Value.WithoutBundle(name), StringComparer.Ordinal),
        };

    /// <summary>The bundles that come with others.</summary>
    /// <param name="chosen">Those others.</param>
    /// <param name="withAlsoAdds">Whether what they also add comes, too.</param>
    /// <param name="installed">What a machine has already: it brings nothing more. Null: nothing.</param>
    public IReadOnlySet<string> Closure(IEnumerable<string> chosen, bool withAlsoAdds, IReadOnlySet<string>? installed = null)
    {
        var reached = chosen.Append(Core).ToHashSet();
        var open = new Stack<string>(reached);
        reached.UnionWith(installed ?? reached);
        while (open.TryPop(out var name))
        {
            foreach (var next in Bundles[name].Includes.Union(withAlsoAdds ? Bundles[name].AlsoAdds : []).Where(reached.Add))
                open.Push(next);
        }

        return reached;
    }

    public static string ParentOf(string path) => path[..path.LastIndexOf('/')];
}
