using DistroFactory.Configuration;
using DistroFactory.Content;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Packages;
using DistroFactory.Packages.Resolution;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Upstream;

/// <summary>
/// The packages of the upstream: of the thousands in its repository only those are fetched that the bundles need. Own packages win: they
/// hide those of the same name, whatever their version.
/// </summary>
/// <param name="address">The upstream's address or directory.</param>
/// <param name="cache">Fetched packages.</param>
public sealed class UpstreamPackages(string address, PackageCache cache)
{
    /// <summary>Fetches what the bundles need of a version.</summary>
    /// <param name="version">The upstream version.</param>
    /// <param name="bundles">All bundles to mix.</param>
    /// <param name="own">The own packages.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">The repository cannot be read, or a bundle cannot be resolved.</exception>
    public async Task<FetchedContent> FetchAsync(UpstreamVersion version, BundleSet bundles, FetchedContent own, CancellationToken cancellation = default)
    {
        var repository = new RepositoryContent(new($"{address.TrimEnd('/')}/releases/{version}/clear/x86_64/os", RepositorySource.UsualPriority, []), cache);
        var names = own.Packages.Select(package => package.Nevra.Name).ToHashSet(StringComparer.Ordinal);
        var others = (await repository.ReadAsync(cancellation).ConfigureAwait(false)).Where(package => !names.Contains(package.Nevra.Name)).ToList();
        var needed = Resolve(bundles, own.Paths.Select(path => RpmPackage.Open(path).Info).Concat(others), cancellation);
        return await repository.FetchAsync([.. others.Where(package => needed.Contains(package.Nevra)).Select(repository.Offer).Order(ContentPackage.Order)], cancellation).ConfigureAwait(false);
    }

    private static HashSet<Nevra> Resolve(BundleSet bundles, IEnumerable<PackageInfo> universe, CancellationToken cancellation)
    {
        var resolver = new DependencyResolver(universe);
        var needed = new HashSet<Nevra>();
        var gate = new Lock();
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        try
        {
            Parallel.ForEach(bundles.All, parallel, bundle =>
            {
                var names = bundles.PackagesOf(bundle.Name);
                if (names.IsEmpty)
                    return;
                var packages = resolver.Resolve(names, cancellation).Packages.Select(package => package.Nevra);
                lock (gate)
                    needed.UnionWith(packages);
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<PackageException>().FirstOrDefault() is { } first)
        {
            throw new UpstreamException("Choosing the packages of the bundles", $"{first.What}: {first.Why}", first.Advice, first);
        }

        return needed;
    }
}
