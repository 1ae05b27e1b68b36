using DistroFactory.Configuration;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Model;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Upstream;

/// <summary>
/// The packages of the upstream: of the thousands in its repository only those are fetched that the bundles need. Own packages win: they
/// hide those of the same name, whatever their version.
/// </summary>
/// <param name="address">The upstream's address or directory.</param>
/// <param name="cache">Fetched packages.</param>
/// <param name="requirements">What the packages must be.</param>
internal sealed class UpstreamPackages(string address, PackageCache cache, PackageRequirements requirements)
{
    /// <summary>Fetches what the bundles need of a version.</summary>
    /// <param name="version">The upstream version.</param>
    /// <param name="bundles">All bundles to mix.</param>
    /// <param name="own">The own packages.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">
    /// The repository cannot be read, a bundle cannot be resolved, or a package is not what it must be.
    /// </exception>
    public async Task<FetchedContent> FetchAsync(
        UpstreamVersion version,
        BundleSet bundles,
        FetchedContent own,
        CancellationToken cancellation = default
    )
    {
        var repository = new RepositoryContent(
            new($"{address.TrimEnd('/')}/releases/{version}/clear/x86_64/os", RepositorySource.UsualPriority),
            cache,
            requirements.IndexKeys
        );
        var names = own.Packages.Select(package => package.Nevra.Name).ToHashSet(StringComparer.Ordinal);
        var others = (await repository.ReadAsync(cancellation).ConfigureAwait(false))
            .Where(package => !names.Contains(package.Nevra.Name))
            .ToList();
        var choice = new PackageChoice(bundles, [.. own.Paths.Select(path => RpmPackage.Open(path).Info), .. others]);
        var needed = choice.Choose(new() { CancellationToken = cancellation }).Values.SelectMany(packages => packages).ToHashSet();
        var fetched = await repository
            .FetchAsync(
                [.. others.Where(package => needed.Contains(package.Nevra)).Select(repository.Offer).Order(ContentPackage.Order)],
                cancellation
            )
            .ConfigureAwait(false);
        await requirements.RequireAsync(fetched, repository.Name, cancellation: cancellation).ConfigureAwait(false);
        return fetched;
    }
}
