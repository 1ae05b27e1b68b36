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
    /// <summary>Every package on offer, sorted; reads metadata only.</summary>
    /// <exception cref="FactoryException">A provider cannot be read, or there is no package at all.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        var lists = new List<(IContentProvider Provider, ImmutableArray<ContentPackage> Packages)>();
        foreach (var provider in providers)
            lists.Add((provider, await provider.ListAsync(cancellation).ConfigureAwait(false)));

        var lowest = lists.SelectMany(list => list.Packages.Select(package => (package.Nevra.Name, list.Provider.Priority)))
            .GroupBy(pair => pair.Name, pair => pair.Priority)
            .ToDictionary(group => group.Key, group => group.Min());
        var packages = lists
            .SelectMany(list => list.Packages.Where(package => list.Provider.Priority == lowest[package.Nevra.Name]))
            .DistinctBy(package => package.Nevra)
            .Order(ContentPackage.Order)
            .ToImmutableArray();
        return packages.IsEmpty && !mayBeEmpty
            ? throw new ContentException("Listing the packages", $"there are none in {string.Join(", ", providers.Select(provider => provider.Name))}", "Check 'content' in distro.yaml.")
            : packages;
    }

    /// <summary>Packages as they lie on disk.</summary>
    /// <param name="packages">Some of those of <see cref="ListAsync"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ContentException">One cannot be had.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        var paths = new Dictionary<ContentPackage, string>();
        foreach (var provider in providers)
        {
            var its = packages.Where(package => package.Provider == provider.Name).ToImmutableArray();
            foreach (var (package, path) in its.Zip(await provider.FetchAsync(its, cancellation).ConfigureAwait(false)))
                paths[package] = path;
        }

        return new(packages, [.. packages.Select(package => paths[package])]);
    }
}
