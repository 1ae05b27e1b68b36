using System.Collections.Immutable;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;

namespace DistroFactory.Content;

/// <summary>
/// All providers of a distribution as one. A package that several have is taken from the one named first; a provider of a lower
/// priority number hides packages of the same name of the others. Which of several versions is mixed is the mixer's choice. A build, whose
/// packages are known once it is fetched, is asked of each provider that has it: each may want other packages of it.
/// </summary>
/// <param name="providers">In order of precedence.</param>
/// <param name="mayBeEmpty">Whether it is fine that they have no package.</param>
internal sealed class ContentSet(ImmutableArray<IContentProvider> providers, bool mayBeEmpty = false)
{
    // Sources that differ in their architecture or their excludes have one name, and each is to fetch what it listed itself.
    private readonly ImmutableArray<string> _names =
    [
        .. providers.Select((provider, index) => UniqueName(provider.Name, providers[..index].Count(other => other.Name == provider.Name))),
    ];

    /// <summary>Every package on offer, sorted; reads metadata only, of all providers at once.</summary>
    /// <exception cref="FactoryException">A provider cannot be read, or there is no package at all.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        var lists = await OfEachAsync((index, token) => providers[index].ListAsync(token), cancellation).ConfigureAwait(false);
        foreach (var package in lists.SelectMany(list => list))
            RefuseFaulty(package);
        var lowest = lists
            .Zip(providers)
            .SelectMany(pair => pair.First.Select(package => (package.Nevra.Name, pair.Second.Priority)))
            .GroupBy(pair => pair.Name, pair => pair.Priority)
            .ToDictionary(group => group.Key, group => group.Min());
        var packages = lists
            .Zip(providers, _names)
            .SelectMany(list =>
                list.First.Where(package => list.Second.Priority == lowest[package.Nevra.Name])
                    .Select(package => package with { Provider = list.Third })
            )
            .DistinctBy(package => (package.Nevra, package.IsBuild ? package.Provider : ""))
            .Order(ContentPackage.Order)
            .ToImmutableArray();
        return packages.IsEmpty && !mayBeEmpty
            ? throw new FetchException(
                "Listing the packages",
                $"there are none in {string.Join(", ", _names)}",
                "Check 'content' in distro.yaml."
            )
            : packages;
    }

    /// <summary>Packages as they lie on disk, each with its SHA-256; fetched from all providers at once.</summary>
    /// <param name="packages">Some of those of <see cref="ListAsync"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">One cannot be had.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        var fetched = await OfEachAsync(
                (index, token) => providers[index].FetchAsync([.. packages.Where(package => package.Provider == _names[index])], token),
                cancellation
            )
            .ConfigureAwait(false);
        var files = fetched
            .Zip(_names)
            .SelectMany(content =>
                content.First.Packages.Select(package => package with { Provider = content.Second }).Zip(content.First.Paths)
            )
            .DistinctBy(pair => pair.First.Nevra)
            .ToArray();
        await Parallel
            .ForAsync(
                0,
                files.Length,
                cancellation,
                async (index, token) =>
                {
                    var (package, path) = files[index];
                    if (package.Sha256.Length == 0)
                        files[index].First = package with { Sha256 = await Checksum.OfAsync(path, token).ConfigureAwait(false) };
                }
            )
            .ConfigureAwait(false);
        Array.Sort(files, (a, b) => ContentPackage.Order.Compare(a.First, b.First));
        return new([.. files.Select(pair => pair.First)], [.. files.Select(pair => pair.Second)]);
    }

    // Names of packages become names of files.
    private static void RefuseFaulty(ContentPackage package)
    {
        // A build has no architecture.
        var nevra = package.IsBuild ? package.Nevra with { Arch = "noarch" } : package.Nevra;
        if (nevra.FindFault() is { } fault)
            throw new FetchException(
                $"Listing the packages of {package.Provider}",
                $"it offers '{package.Nevra}', which is no package: {fault}",
                "No sound provider does that: find out who changed it."
            );
    }

    private static string UniqueName(string name, int earlier) => earlier == 0 ? name : $"{name} ({earlier + 1})";

    // The first failure stops the others: nothing can come of them any more.
    private async Task<T[]> OfEachAsync<T>(Func<int, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        var answers = new T[providers.Length];
        var all = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, providers.Length), CancellationToken = cancellation };
        await Parallel
            .ForAsync(0, providers.Length, all, async (index, token) => answers[index] = await ask(index, token).ConfigureAwait(false))
            .ConfigureAwait(false);
        return answers;
    }
}
