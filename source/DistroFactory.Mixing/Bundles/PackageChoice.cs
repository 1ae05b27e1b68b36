using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Packages;
using DistroFactory.Packages.Resolution;

namespace DistroFactory.Mixing.Bundles;

/// <summary>Chooses the packages of every bundle, and blames the bundle that is at fault, not one that includes it.</summary>
/// <param name="bundles">The bundles.</param>
/// <param name="offered">All packages that can be chosen; the order of repositories breaks ties.</param>
public sealed class PackageChoice(BundleSet bundles, IReadOnlyCollection<PackageInfo> offered)
{
    private const int Shown = 20;

    private readonly DependencyResolver _resolver = new(offered);
    private readonly ImmutableArray<BundleDefinition> _all = [.. bundles.All];

    /// <summary>The packages of each bundle and of what it includes, with their dependencies.</summary>
    /// <exception cref="BundleException">A definition names packages that there are not.</exception>
    /// <exception cref="MixException">The packages of a bundle cannot be installed together.</exception>
    public Dictionary<string, ImmutableArray<Nevra>> Choose(ParallelOptions parallel)
    {
        RefuseUnknown();
        var chosen = new ImmutableArray<Nevra>[_all.Length];
        var refused = new PackageException?[_all.Length];
        ParallelWork.Run(
            parallel,
            _all.Length,
            i =>
            {
                try
                {
                    var names = bundles.PackagesOf(_all[i].Name);
                    chosen[i] = names.IsEmpty
                        ? []
                        : [.. _resolver.Resolve(names, parallel.CancellationToken).Packages.Select(package => package.Nevra)];
                }
                catch (PackageException error)
                {
                    refused[i] = error;
                }
            }
        );
        RefuseContradiction(refused);
        return Enumerable.Range(0, _all.Length).ToDictionary(i => _all[i].Name, i => chosen[i], StringComparer.Ordinal);
    }

    private void RefuseUnknown()
    {
        var unknown = _all.SelectMany(bundle =>
                bundle.Packages.Where(package => !_resolver.Knows(package)).Select(package => (Bundle: bundle, Package: package))
            )
            .ToList();
        if (unknown.Count == 0)
            return;
        var names = offered.Select(package => package.Nevra.Name).Distinct().ToList();
        var lines = unknown
            .Take(Shown)
            .Select(each =>
                (
                    $"{BundleException.Place(each.Bundle.File, each.Bundle.LineOf(each.Package))}: bundle '{each.Bundle.Name}' lists "
                    + $"'{each.Package}', which no package is named or provides. {NearestName.Question(each.Package, names)}"
                ).TrimEnd()
            );
        var more = unknown.Count > Shown ? $"\n  … and {unknown.Count - Shown} more" : "";
        throw new BundleException(
            "Choosing the packages of the bundles",
            $"{unknown.Count} {(unknown.Count == 1 ? "is" : "are")} not among the "
                + $"{offered.Count} packages on offer\n  {string.Join("\n  ", lines)}{more}",
            "Correct the lines, or add the packages to a provider of content: in distro.yaml (for "
                + "x86_64 or noarch, and not hidden by exclude or priority there)."
        );
    }

    // With a bundle that others include all of them fail: the first whose own includes are sound is where to look.
    private void RefuseContradiction(PackageException?[] refused)
    {
        var failed = Enumerable
            .Range(0, _all.Length)
            .Where(i => refused[i] is not null)
            .Select(i => _all[i].Name)
            .ToHashSet(StringComparer.Ordinal);
        if (failed.Count == 0)
            return;
        var at = Enumerable
            .Range(0, _all.Length)
            .Where(i => refused[i] is not null)
            .OrderBy(i => bundles.TransitiveIncludes(_all[i].Name).Count(failed.Contains))
            .First();
        var error = refused[at]!;
        throw new MixException(
            $"Choosing the packages of bundle '{_all[at].Name}' ({_all[at].File})",
            $"{error.What}: {error.Why}",
            error.Advice,
            error
        );
    }
}
