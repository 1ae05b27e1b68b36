using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Koji;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Content;

/// <summary>
/// The latest builds of a Koji tag, by the <c>koji</c> command. It lists builds, not packages: which packages a build has is known
/// once it is fetched.
/// </summary>
/// <param name="source">Which tag, and what of it.</param>
/// <param name="command">The command.</param>
/// <param name="cache">Fetched builds, a folder each.</param>
internal sealed class KojiCommandContent(KojiSource source, KojiCommand command, PackageCache cache) : IContentProvider
{
    private const int AtOnce = 4;

    private readonly KojiSelection _selection = new(source.Architecture, source.DebugInfo, source.Key);

    /// <inheritdoc/>
    public string Name { get; } =
        source.Profile is null ? $"tag {source.Tag} of the koji command" : $"tag {source.Tag} of the koji profile {source.Profile}";

    /// <inheritdoc/>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        var builds = await command.ListTaggedAsync(source.Tag, source.Inherit, cancellation).ConfigureAwait(false);
        return [.. builds.Distinct().Select(build => new ContentPackage(build, "", 0, build.ToString(), Name)).Order(ContentPackage.Order)];
    }

    /// <inheritdoc/>
    /// <exception cref="FetchException">A package of a build is not sound.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        var fetched = new ImmutableArray<ContentPackage>[packages.Length];
        var few = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel
            .ForAsync(
                0,
                packages.Length,
                few,
                async (index, token) => fetched[index] = await FetchAsync(packages[index].Nevra, token).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return new([.. fetched.SelectMany(build => build)], [.. fetched.SelectMany(build => build).Select(package => package.Location)]);
    }

    private Task<ImmutableArray<ContentPackage>> FetchAsync(Nevra build, CancellationToken cancellation)
    {
        var name = $"{build}{(source.Key is null ? "" : "+" + source.Key)}{(source.DebugInfo ? "+debuginfo" : "")}";
        var folder = Path.Combine(cache.Folder, "builds", source.Architecture, name);
        return cache.WorkAloneAsync(folder, () => FetchAsync(build, folder, cancellation), cancellation);
    }

    private async Task<ImmutableArray<ContentPackage>> FetchAsync(Nevra build, string folder, CancellationToken cancellation)
    {
        if (Directory.Exists(folder) && await IsSoundAsync(folder, cancellation).ConfigureAwait(false))
            return Packages(folder);

        var partial = Path.Combine(cache.Folder, "builds", $"{AtomicFile.PartialMark}{source.Architecture}+{Path.GetFileName(folder)}");
        Remove(partial);
        Directory.CreateDirectory(partial);
        await command.DownloadBuildAsync(build, _selection, partial, cancellation).ConfigureAwait(false);
        foreach (var path in Find(partial))
        {
            if (RpmInspection.FindFault(path, null, "") is { } fault)
                throw new FetchException(
                    $"Fetching build {build} from {Name}",
                    $"{Path.GetFileName(path)}: {fault}",
                    "Run again; if it stays so, the build in Koji is damaged."
                );
        }

        Remove(folder);
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        Directory.Move(partial, folder);
        return Packages(folder);
    }

    private async Task<bool> IsSoundAsync(string folder, CancellationToken cancellation)
    {
        foreach (var path in Find(folder))
        {
            if (
                await cache
                    .FindFaultAsync(
                        path,
                        "sound",
                        (file, token) => Task.Run(() => RpmInspection.FindFault(file, null, ""), token),
                        cancellation
                    )
                    .ConfigureAwait(false)
                is not null
            )
                return false;
        }

        return true;
    }

    private ImmutableArray<ContentPackage> Packages(string folder) =>
        [
            .. Find(folder)
                .Select(path => new ContentPackage(RpmPackage.Open(path).Info.Nevra, "", new FileInfo(path).Length, path, Name))
                .Where(package => _selection.Wants(package.Nevra)),
        ];

    private static IEnumerable<string> Find(string folder) =>
        Directory.EnumerateFiles(folder, "*.rpm", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
