using System.Buffers;
using DistroFactory.Histories.Tests.Distributions;

namespace DistroFactory.Histories.Tests.Generation;

/// <summary>Changes of files.</summary>
internal static class FileChanges
{
    private static readonly SearchValues<char> s_unlistable = SearchValues.Create("[]{}%?^");

    private const string Modules = "/usr/lib/modules/";

    public static IReadOnlyList<Change> All { get; } =
    [
        new(14, Add),
        new(10, Remove),
        new(14, Edit),
        new(8, ChangeType),
        new(4, BecomeDirectory),
        new(5, Move),
        new(4, Rename),
        new(3, Copy),
        new(5, UpdateKernel),
    ];

    /// <summary>What every history begins with.</summary>
    public static IEnumerable<Change> First => Enumerable.Repeat(new Change(0, Add), 24).Append(new(0, UpdateKernel));

    /// <summary>What makes a revision of a package of the one before.</summary>
    public static IEnumerable<Change> OfRevision(int revision, Chance chance) =>
        revision == 1
            ? Enumerable.Repeat(new Change(0, Add), 4 + chance.Below(5)).Concat(chance.Percent(30) ? [new(0, UpdateKernel)] : [])
            : Enumerable.Range(0, 1 + chance.Below(4)).Select(_ => All[chance.Below(All.Count)]);

    private static string? Add(Draft draft)
    {
        if (draft.AnyPackage() is not { } package)
            return null;
        var path = draft.NewPath(package.IsContent);
        return Put(draft, package, path, Nodes.Any(draft.Chance), "add");
    }

    private static string? Remove(Draft draft)
    {
        if (draft.AnyNode() is not { } node)
            return null;
        draft.Distribution = draft.Distribution.Without(node.Path);
        return $"remove {node.Path} (a {node.Node}) from {node.Package.Name}";
    }

    private static string? Edit(Draft draft) =>
        draft.AnyNode() is { } node ? Put(draft, node.Package, node.Path, Nodes.Changed(node.Node, draft.Chance), "change") : null;

    private static string? ChangeType(Draft draft) =>
        draft.AnyNode() is { } node && Nodes.Any(draft.Chance) is var other && other.Type != node.Node.Type
            ? Put(draft, node.Package, node.Path, other, $"make of a {node.Node.Type}")
            : null;

    private static string? BecomeDirectory(Draft draft)
    {
        if (draft.AnyNode(node => !node.IsDirectory) is not { } node)
            return null;
        var below = $"{node.Path}/{Names.Name(draft.Chance, node.Package.IsContent)}";
        return Put(draft, node.Package, below, Nodes.Any(draft.Chance), $"below a {node.Node.Type}");
    }

    private static string? Move(Draft draft)
    {
        if (
            draft.AnyNode() is not { } node
            || draft.AnyPackage() is not { } package
            || package.Name == node.Package.Name
            || !CanHave(package, node.Path)
        )
            return null;
        draft.Distribution = draft.Distribution.With(node.Package.Without(node.Path));
        return Put(draft, draft.Distribution.Packages[package.Name], node.Path, node.Node, $"move from {node.Package.Name}");
    }

    private static string? Rename(Draft draft)
    {
        if (draft.AnyNode(node => !node.IsDirectory) is not { } node)
            return null;
        draft.Distribution = draft.Distribution.Without(node.Path);
        return Put(
            draft,
            draft.Distribution.Packages[node.Package.Name],
            draft.NewPath(node.Package.IsContent),
            node.Node,
            $"rename {node.Path}"
        );
    }

    private static string? Copy(Draft draft) =>
        draft.AnyNode(node => !node.IsDirectory) is { } node && draft.AnyPackage() is { } package
            ? Put(draft, package, draft.NewPath(package.IsContent), node.Node, $"copy {node.Path}")
            : null;

    /// <summary>Another kernel in the place of the one there is; beside it where there is more than one package.</summary>
    private static string? UpdateKernel(Draft draft)
    {
        if (draft.AnyPackage() is not { } package)
            return null;
        var number = draft.Chance.Below(1000);
        var old = package
            .Nodes.Keys.Where(path =>
                path.StartsWith(Modules, StringComparison.Ordinal) || path.StartsWith("/usr/lib/kernel/org.", StringComparison.Ordinal)
            )
            .ToList();
        foreach (var path in old)
            draft.Distribution = draft.Distribution.Without(path);
        Put(draft, draft.Distribution.Packages[package.Name], $"/usr/lib/kernel/org.{package.Name}.{number}", Nodes.File(draft.Chance), "");
        Put(
            draft,
            draft.Distribution.Packages[package.Name],
            $"{Modules}{number}-{package.Name}/kernel/a.ko",
            Nodes.File(draft.Chance),
            ""
        );
        if (draft.Chance.Percent(30))
            Put(draft, draft.Distribution.Packages[package.Name], $"/boot/{package.Name}.{number}", Nodes.File(draft.Chance), "");
        return $"kernel {number} in {package.Name}";
    }

    private static string? Put(Draft draft, Package package, string path, Node node, string what)
    {
        if (!CanHave(package, path) || ExpectedTree.IsMixers(path) || IsFixed(path) || !draft.Distribution.HasRoomFor(path, node))
            return null;
        draft.Distribution = draft.Distribution.Put(package.Name, path, node);
        return $"{what}: {path}, a {draft.Distribution.Find(path)}, in {package.Name}";
    }

    /// <summary>Lists of packages have no words for some names.</summary>
    private static bool CanHave(Package package, string path) =>
        package.IsContent
        || (!path.AsSpan().ContainsAny(s_unlistable) && !path.EndsWith(' ') && !path.Contains(" /", StringComparison.Ordinal));

    /// <summary>What every machine needs, and clients create themselves.</summary>
    private static bool IsFixed(string path) =>
        path.Count(letter => letter == '/') < 2
        || path is "/usr/share" or "/usr/lib" or "/usr/bin" or "/usr/share/clear" or "/usr/share/defaults" or "/usr/share/defaults/swupd";
}
