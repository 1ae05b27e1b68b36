using System.Collections.Immutable;

namespace DistroFactory.Content;

/// <summary>
/// All providers of a distribution as one. A package that several have is taken from the one named first; a provider of a lower
/// priority number hides packages of the same name of the others. Which of several versions is mixed is the mixer's choice.
/// </summary>
/// <param name="providers">In order of precedence.</param>
/// <param name="mayBeEmpty">Whether it is fine that they have no package.</param>
public sealed class ContentSet(ImmutableArray<IContentProvider> providers, bool mayBeEmpty = false)
{
    /// <summary>Every package on offer, sorted; reads metadata only, of all providers at once.</summary>
    /// <exception cref="FactoryException">A provider cannot be read, or there is no package at all.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        var lists = await OfEachAsync((provider, token) => provider.ListAsync(token), cancellation).ConfigureAwait(false);
        var lowest = lists.Zip(providers).SelectMany(pair => pair.First.Select(package => (package.Nevra.Name, pair.Second.Priority)))
            .GroupBy(pair => pair.Name, pair => pair.Priority)
            .ToDictionary(group => group.Key, group => group.Min());
        var packages = lists.Zip(providers)
            .SelectMany(pair => pair.First.Where(package => pair.Second.Priority == lowest[package.Nevra.Name]))
            .DistinctBy(package => package.Nevra)
            .Order(ContentPackage.Order)
            .ToImmutableArray();
        return packages.IsEmpty && !mayBeEmpty
            ? throw new ContentException("Listing the packages", $"there are none in {string.Join(", ", providers.Select(provider => provider.Name))}", "Check 'content' in distro.yaml.")
            : packages;
    }

    /// <summary>Packages as they lie on disk, each with its SHA-256; fetched from all providers at once.</summary>
    /// <param name="packages">Some of those of <see cref="ListAsync"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">One cannot be had.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        var fetched = await OfEachAsync((provider, token) => provider.FetchAsync([.. packages.Where(package => package.Provider == provider.Name)], token), cancellation).ConfigureAwait(false);
        var files = fetched.SelectMany(content => content.Packages.Zip(content.Paths)).DistinctBy(pair => pair.First.Nevra).ToArray();
        await Parallel.ForAsync(0, files.Length, cancellation, async (index, token) =>
        {
            var (package, path) = files[index];
            if (package.Sha256.Length == 0)
                files[index].First = package with { Sha256 = await Checksum.OfAsync(path, token).ConfigureAwait(false) };
        }).ConfigureAwait(false);
        Array.Sort(files, (a, b) => ContentPackage.Order.Compare(a.First, b.First));
        return new([.. files.Select(pair => pair.First)], [.. files.Select(pair => pair.Second)]);
    }

    // The first failure stops the others: nothing can come of them any more.
    private async Task<T[]> OfEachAsync<T>(Func<IContentProvider, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        var answers = new T[providers.Length];
        var all = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, providers.Length), CancellationToken = cancellation };
        await Parallel.ForAsync(0, providers.Length, all, async (index, token) => answers[index] = await ask(providers[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return answers;
    }
}
