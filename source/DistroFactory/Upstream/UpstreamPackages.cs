using DistroFactory.Configuration;
using DistroFactory.Content;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Bundles;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Upstream;

/// <summary>
/// The packages of the upstream: of the thousands in its repository only those are fetched that the bundles need. Own packages win: they
/// hide those of the same name, whatever their version.
/// </summary>
/// <param name="upstream">The upstream, and which of its packages are taken.</param>
/// <param name="cache">Fetched packages.</param>
/// <param name="requirements">What the packages must be.</param>
/// <param name="released">The package of a name that the latest release has; null: none.</param>
internal sealed class UpstreamPackages(
    UpstreamConfiguration upstream,
    PackageCache cache,
    PackageRequirements requirements,
    Func<string, Nevra?> released
)
{
    private readonly List<string> _warnings = [.. requirements.Warnings];

    /// <summary>What of the keys, and of the patterns once packages were fetched, needs attention, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

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
            new($"{upstream.Url!.TrimEnd('/')}/releases/{version}/clear/x86_64/os", RepositorySource.UsualPriority),
            cache,
            requirements.IndexKeys
        );
        var selected = new SelectedContent(repository, upstream.Selection, released);
        var offered = await selected.ListAsync(cancellation).ConfigureAwait(false);
        _warnings.AddRange(selected.Warnings);
        var names = own.Packages.Select(package => package.Nevra.Name).ToHashSet(StringComparer.Ordinal);
        ContentPackage[] others = [.. offered.Where(package => !names.Contains(package.Nevra.Name))];
        var choice = new PackageChoice(
            bundles,
            [.. own.Paths.Select(path => RpmPackage.Open(path).Info), .. others.Select(package => package.Info!)]
        );
        var needed = choice.Choose(new() { CancellationToken = cancellation }).Values.SelectMany(packages => packages).ToHashSet();
        var fetched = await selected
            .FetchAsync([.. others.Where(package => needed.Contains(package.Nevra))], cancellation)
            .ConfigureAwait(false);
        await requirements.RequireAsync(fetched, repository.Name, cancellation: cancellation).ConfigureAwait(false);
        return fetched;
    }
}
