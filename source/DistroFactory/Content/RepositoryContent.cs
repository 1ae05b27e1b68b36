using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Web;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Packages.Metadata;
using DistroFactory.Packages.Signatures;

namespace DistroFactory.Content;

/// <summary>The packages of an RPM repository, on a server or in a directory.</summary>
/// <param name="source">Which repository.</param>
/// <param name="cache">Fetched packages, each under its checksum.</param>
/// <param name="indexKeys">Keys that its index must be signed with; null: it need not be signed.</param>
internal sealed class RepositoryContent(RepositorySource source, PackageCache cache, OpenPgpKeyring? indexKeys = null) : IContentProvider
{
    /// <inheritdoc/>
    public string Name { get; } = WebAddress.Shown(source.Location);

    /// <inheritdoc/>
    public int Priority => source.Priority;

    /// <inheritdoc/>
    /// <exception cref="FetchException">The server cannot be reached.</exception>
    /// <exception cref="PackageException">There is no metadata, or it is not sound.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        ImmutableArray<PackageInfo> packages;
        try
        {
            packages = await ReadOnceAsync(cancellation).ConfigureAwait(false);
        }
        catch (RepositoryChangedException error) when (IsWeb)
        {
            cache.Log?.Invoke($"{Name} was changed while it was read ({error.Why}); reading it once more");
            packages = await ReadOnceAsync(cancellation).ConfigureAwait(false);
        }

        return
        [
            .. packages
                .Where(package => package.Nevra.Arch is not ("src" or "nosrc"))
                .DistinctBy(package => package.Nevra)
                .Select(Offer)
                .Order(ContentPackage.Order),
        ];
    }

    /// <inheritdoc/>
    /// <exception cref="FetchException">A package cannot be had, or is not what its checksum says.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        if (!IsWeb)
        {
            await Parallel.ForEachAsync(packages, cancellation, CheckAsync).ConfigureAwait(false);
            return new(packages, [.. packages.Select(package => package.Location)]);
        }

        ImmutableArray<Download> downloads =
        [
            .. packages.Select(package => new Download(
                AddressOf(package),
                cache.PathOf(StatedOf(package)),
                ExpectedOf(package),
                (path, token) => FindFaultAsync(path, package, token)
            )
            {
                Limit = package.Size,
            }),
        ];
        await cache.FetchAsync(downloads, packages.Sum(package => package.Size), Name, cancellation).ConfigureAwait(false);
        return new(packages, [.. downloads.Select(download => download.Path)]);
    }

    private ContentPackage Offer(PackageInfo package) =>
        new(package.Nevra, package.Sha256, package.PackageSize, package.Location, Name)
        {
            Checksum = package.Sha256.Length == 0 ? package.Checksum : "",
            Info = package,
        };

    private bool IsWeb =>
        source.Location.StartsWith("http://", StringComparison.Ordinal) || source.Location.StartsWith("https://", StringComparison.Ordinal);

    private string LocalPath =>
        source.Location.StartsWith("file://", StringComparison.Ordinal) ? new Uri(source.Location).LocalPath : source.Location;

    private Task<ImmutableArray<PackageInfo>> ReadOnceAsync(CancellationToken cancellation)
    {
        IRepositoryFiles files = IsWeb
            ? new WebRepositoryFiles(source.Location, cache.Downloader)
            : new DirectoryRepositoryFiles(LocalPath);
        if (indexKeys is not null)
            files = new SignedRepositoryFiles(files, indexKeys);
        // Reading the metadata takes a core for a while.
        return Task.Run(() => RepositoryReader.ReadAsync(files, cancellation), cancellation);
    }

    private Uri AddressOf(ContentPackage package) => WebAddress.WithCredentialsOf(new(source.Location), new(package.Location));

    private static string StatedOf(ContentPackage package) => package.Sha256.Length > 0 ? package.Sha256 : package.Checksum;

    private static string ExpectedOf(ContentPackage package) => $"{package.Nevra} {StatedOf(package)}";

    private static async Task<string?> FindFaultAsync(string path, ContentPackage package, CancellationToken cancellation) =>
        await Checksum.MatchesAsync(path, StatedOf(package), cancellation).ConfigureAwait(false)
            ? RpmInspection.FindOther(path, package.Nevra)
            : $"what came does not have the checksum {StatedOf(package)}";

    private async ValueTask CheckAsync(ContentPackage package, CancellationToken cancellation)
    {
        var fault = File.Exists(package.Location)
            ? await cache
                .FindFaultAsync(package.Location, ExpectedOf(package), (path, token) => FindFaultAsync(path, package, token), cancellation)
                .ConfigureAwait(false)
            : "it is missing";
        if (fault is not null)
            throw new FetchException(
                $"Reading {package.Location}",
                $"it is not what the repository's metadata says: {fault}",
                "Run createrepo_c on the directory again."
            );
    }
}
