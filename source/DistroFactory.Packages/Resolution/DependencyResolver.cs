using System.Collections.Immutable;

namespace DistroFactory.Packages.Resolution;

/// <summary>
/// Chooses the packages that <c>dnf install NAMES</c> would install into an empty root, weak dependencies off.
/// The universe is indexed once; every call of <see cref="Resolve"/> starts from an empty root. Safe to use from many threads.
/// </summary>
public sealed class DependencyResolver
{
    private readonly PackageIndex _index;
    private readonly RequestMatcher _matcher;

    /// <param name="universe">All packages that can be chosen, in the order of their repositories (which breaks the last ties).</param>
    /// <param name="arch">The machine the root is for; packages it cannot run are left out.</param>
    public DependencyResolver(IEnumerable<PackageInfo> universe, string arch = "x86_64")
    {
        ArgumentNullException.ThrowIfNull(universe);
        ArgumentException.ThrowIfNullOrEmpty(arch);
        _index = new PackageIndex(universe, new Architecture(arch));
        _matcher = new RequestMatcher(_index);
    }

    /// <summary>Whether any package is meant by a name, in any of the forms that <see cref="Resolve"/> takes.</summary>
    public bool Knows(string name) => _matcher.Match(name).Candidates.Count > 0;

    /// <summary>The packages that installing these names takes.</summary>
    /// <param name="names">
    /// Package names; also <c>NAME.ARCH</c>, <c>NAME-VERSION</c>, <c>NAME-VERSION-RELEASE</c>, full NEVRA, capabilities and paths.
    /// </param>
    /// <param name="cancellation">Ends a long search.</param>
    /// <exception cref="PackageException">
    /// A name is unknown, or the names cannot be installed together; the text names the chain of reasons.
    /// </exception>
    public ResolvedPackages Resolve(IEnumerable<string> names, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        List<Request> requests = [.. names.Distinct(StringComparer.Ordinal).Select(_matcher.Match)];
        var what = $"Resolving {Shortened([.. requests.Select(request => request.Name)])}";
        string[] unknown = [.. requests.Where(request => request.Candidates.Count == 0).Select(request => request.Name)];
        if (unknown.Length > 0)
        {
            throw new PackageException(
                what,
                $"no package is named or provides {string.Join(", ", unknown)}",
                "Check the spelling, and that the repositories contain it for this architecture."
            );
        }

        try
        {
            var chosen = Solver.Solve(_index, ClauseBook.Write(_index, requests), cancellation);
            var installed = chosen.ToHashSet();
            return new ResolvedPackages(
                [
                    .. chosen
                        .Select(id => _index[id])
                        .OrderBy(package => package.Nevra.Name, StringComparer.Ordinal)
                        .ThenBy(package => package.Nevra.Arch, StringComparer.Ordinal),
                ],
                requests.ToImmutableDictionary(request => request.Name, request => _index[request.Candidates.First(installed.Contains)])
            );
        }
        catch (UnsolvableException unsolvable)
        {
            throw new PackageException(
                what,
                new Explanation(_index).Of(unsolvable.Contradiction),
                "Add the missing package to the repositories, or leave out one of those that are in each other's way."
            );
        }
    }

    private static string Shortened(string[] names) =>
        names.Length <= 5 ? string.Join(", ", names) : $"{string.Join(", ", names.Take(5))} and {names.Length - 5} more";
}
