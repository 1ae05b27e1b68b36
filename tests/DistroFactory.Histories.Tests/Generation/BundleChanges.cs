using DistroFactory.Histories.Tests.Distributions;

namespace DistroFactory.Histories.Tests.Generation;

/// <summary>Changes of bundles and of what is in them.</summary>
internal static class BundleChanges
{
    public static IReadOnlyList<Change> All { get; } =
    [
        new(5, AddPackage),
        new(6, UpdatePackage),
        new(2, RemovePackage),
        new(5, MovePackage),
        new(3, SharePackage),
        new(3, TakePackageOut),
        new(5, AddBundle),
        new(4, RemoveBundle),
        new(2, EmptyBundle),
        new(5, ToggleInclude),
        new(4, ToggleAlsoAdd),
        new(2, ToggleExperimental),
        new(3, ToggleExport),
    ];

    /// <summary>What every history begins with.</summary>
    public static IEnumerable<Change> First =>
        Enumerable
            .Repeat(new Change(0, AddPackage), 8)
            .Concat(Enumerable.Repeat(new Change(0, AddBundle), 3))
            .Append(new(0, ToggleInclude));

    private static Bundle? AnyTarget(Draft draft) => draft.Chance.PickOrNone(draft.Distribution.Bundles.Values);

    private static string? AddPackage(Draft draft)
    {
        var isContent = draft.Chance.Percent(50);
        var names = isContent ? Enumerable.Range(0, 8).Select(i => $"c{i}") : draft.Pool.Names;
        if (
            draft.Chance.PickOrNone(names.Where(name => !draft.Distribution.Packages.ContainsKey(name))) is not { } name
            || AnyTarget(draft) is not { } bundle
        )
            return null;
        var package = isContent
            ? new Package(name, IsContent: true, ImmutableSortedDictionary.Create<string, Node>(StringComparer.Ordinal))
            : draft.Chance.Pick(draft.Pool.Revisions(name));
        draft.Distribution = draft.Distribution.Have(package).With(bundle with { Packages = bundle.Packages.Add(name) });
        return isContent
            ? $"content directory {name} in bundle {bundle.Name}"
            : $"package {package.Name}-{package.Revision} in bundle {bundle.Name}";
    }

    private static string? UpdatePackage(Draft draft)
    {
        if (draft.Chance.PickOrNone(draft.Distribution.Packages.Values.Where(package => !package.IsContent)) is not { } package)
            return null;
        var other = draft.Chance.Pick(draft.Pool.Revisions(package.Name));
        draft.Distribution = draft.Distribution.Have(other);
        return $"package {package.Name}-{package.Revision} becomes "
            + $"{other.Name}-{other.Revision}: "
            + $"{string.Join("; ", Differences(package, other))}";
    }

    private static IEnumerable<string> Differences(Package old, Package other) =>
        old
            .Nodes.Keys.Union(other.Nodes.Keys)
            .Order(StringComparer.Ordinal)
            .Where(path => !Equals(old.Nodes.GetValueOrDefault(path), other.Nodes.GetValueOrDefault(path)))
            .Select(path =>
                $"{path} {old.Nodes.GetValueOrDefault(path)?.ToString() ?? "nothing"} -> "
                + $"{other.Nodes.GetValueOrDefault(path)?.ToString() ?? "nothing"}"
            );

    private static string? RemovePackage(Draft draft)
    {
        if (draft.Chance.PickOrNone(draft.Distribution.Packages.Values) is not { } package)
            return null;
        draft.Distribution = draft.Distribution.WithoutPackage(package.Name);
        return $"no package {package.Name} any more";
    }

    private static string? MovePackage(Draft draft)
    {
        if (
            draft.Chance.PickOrNone(draft.Distribution.Bundles.Values.Where(bundle => !bundle.Packages.IsEmpty)) is not { } source
            || AnyTarget(draft) is not { } target
            || source.Name == target.Name
        )
            return null;
        var package = draft.Chance.Pick(source.Packages);
        draft.Distribution = draft
            .Distribution.With(source with { Packages = source.Packages.Remove(package) })
            .With(target with { Packages = target.Packages.Add(package) });
        return $"move package {package} from bundle {source.Name} to {target.Name}";
    }

    private static string? SharePackage(Draft draft)
    {
        if (
            draft.Chance.PickOrNone(draft.Distribution.Packages.Values) is not { } package
            || AnyTarget(draft) is not { } bundle
            || bundle.Packages.Contains(package.Name)
        )
            return null;
        draft.Distribution = draft.Distribution.With(bundle with { Packages = bundle.Packages.Add(package.Name) });
        return $"package {package.Name} in bundle {bundle.Name}, too";
    }

    private static string? TakePackageOut(Draft draft)
    {
        if (draft.Chance.PickOrNone(draft.Distribution.Bundles.Values.Where(bundle => !bundle.Packages.IsEmpty)) is not { } bundle)
            return null;
        var package = draft.Chance.Pick(bundle.Packages);
        draft.Distribution = draft.Distribution.With(bundle with { Packages = bundle.Packages.Remove(package) });
        return $"no package {package} in bundle {bundle.Name}";
    }

    private static string? AddBundle(Draft draft)
    {
        var name = draft.Chance.PickOrNone(
            Enumerable.Range(0, 6).Select(i => $"b{i}").Where(name => !draft.Distribution.Bundles.ContainsKey(name))
        );
        if (name is null)
            return null;
        var bundle = new Bundle(name) { Packages = [.. draft.Chance.Some(draft.Distribution.Packages.Keys, percent: 30)] };
        draft.Distribution = draft.Distribution.With(bundle);
        return $"bundle {name} with {Words(bundle.Packages)}";
    }

    private static string? RemoveBundle(Draft draft)
    {
        if (draft.AnyBundle() is not { } bundle)
            return null;
        draft.Distribution = draft.Distribution.WithoutBundle(bundle.Name);
        return $"no bundle {bundle.Name} any more";
    }

    private static string? EmptyBundle(Draft draft)
    {
        if (draft.AnyBundle() is not { } bundle)
            return null;
        draft.Distribution = draft.Distribution.With(bundle with { Packages = [] });
        return $"nothing in bundle {bundle.Name}";
    }

    private static string? ToggleInclude(Draft draft)
    {
        if (draft.AnyBundle() is not { } bundle || draft.AnyBundle() is not { } other || other.Name == bundle.Name)
            return null;
        var isIncluded = bundle.Includes.Contains(other.Name);
        draft.Distribution = draft.Distribution.With(
            bundle with
            {
                Includes = isIncluded ? bundle.Includes.Remove(other.Name) : bundle.Includes.Add(other.Name),
            }
        );
        return $"bundle {bundle.Name} {(isIncluded ? "no longer includes" : "includes")} {other.Name}";
    }

    private static string? ToggleAlsoAdd(Draft draft)
    {
        if (draft.AnyBundle() is not { } bundle || draft.AnyBundle() is not { } other || other.Name == bundle.Name)
            return null;
        var isAdded = bundle.AlsoAdds.Contains(other.Name);
        draft.Distribution = draft.Distribution.With(
            bundle with
            {
                AlsoAdds = isAdded ? bundle.AlsoAdds.Remove(other.Name) : bundle.AlsoAdds.Add(other.Name),
            }
        );
        return $"bundle {bundle.Name} {(isAdded ? "no longer adds" : "also adds")} {other.Name}";
    }

    private static string? ToggleExperimental(Draft draft)
    {
        if (draft.AnyBundle() is not { } bundle)
            return null;
        draft.Distribution = draft.Distribution.With(bundle with { IsExperimental = !bundle.IsExperimental });
        return $"bundle {bundle.Name} is {(bundle.IsExperimental ? "no longer " : "")}experimental";
    }

    private static string? ToggleExport(Draft draft)
    {
        if (
            AnyTarget(draft) is not { } bundle
            || draft.Chance.PickOrNone(
                bundle
                    .Packages.SelectMany(package => draft.Distribution.Packages[package].Nodes.Keys)
                    .Where(path => path.StartsWith("/usr/bin/", StringComparison.Ordinal))
            )
                is not { } path
            || path.Contains(' ', StringComparison.Ordinal)
            || path.Contains('#', StringComparison.Ordinal)
            || path.Contains(')', StringComparison.Ordinal)
        )
        {
            return null;
        }

        var isHidden = bundle.UnExports.Contains(path);
        draft.Distribution = draft.Distribution.With(
            bundle with
            {
                UnExports = isHidden ? bundle.UnExports.Remove(path) : bundle.UnExports.Add(path),
            }
        );
        return $"bundle {bundle.Name} {(isHidden ? "exports" : "does not export")} {path}";
    }

    private static string Words(ImmutableSortedSet<string> names) => names.IsEmpty ? "nothing" : string.Join(", ", names);
}
