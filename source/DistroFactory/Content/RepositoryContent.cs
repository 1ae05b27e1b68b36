using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DistroFactory.Configuration;
using DistroFactory.Packages;
using DistroFactory.Packages.Metadata;

namespace DistroFactory.Content;

/// <summary>The packages of an RPM repository, on a server or in a directory.</summary>
/// <param name="source">Which repository.</param>
/// <param name="cache">Folder of fetched packages, each under its checksum; kept from run to run.</param>
/// <param name="downloader">Fetches from servers.</param>
public sealed class RepositoryContent(RepositorySource source, string cache, Downloader downloader) : IContentProvider
{
    private const int AtOnce = 6;

    /// <inheritdoc/>
    public string Name => source.Location;

    /// <inheritdoc/>
    public int Priority => source.Priority;

    /// <inheritdoc/>
    /// <exception cref="ContentException">The server cannot be reached.</exception>
    /// <exception cref="PackageException">There is no metadata, or it is not sound.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
        => [.. (await ReadAsync(cancellation).ConfigureAwait(false)).Select(Offer).Order(ContentPackage.Order)];

    /// <summary>The packages with all that the metadata says of them, in its order.</summary>
    /// <exception cref="ContentException">The server cannot be reached.</exception>
    /// <exception cref="PackageException">There is no metadata, or it is not sound.</exception>
    public async Task<ImmutableArray<PackageInfo>> ReadAsync(CancellationToken cancellation = default)
    {
        var files = IsWeb ? new WebRepositoryFiles(source.Location, downloader, cancellation) : (IRepositoryFiles)new DirectoryRepositoryFiles(LocalPath);
        var packages = await Task.Run(() => RepositoryReader.Read(files), cancellation).ConfigureAwait(false);
        return [.. packages.Where(package => package.Nevra.Arch is not ("src" or "nosrc") && !IsExcluded(package.Nevra.Name)).DistinctBy(package => package.Nevra)];
    }

    /// <summary>A package as a provider offers it.</summary>
    public ContentPackage Offer(PackageInfo package) => new(package.Nevra, package.Sha256, package.PackageSize, package.Location, Name);

    /// <inheritdoc/>
    /// <exception cref="ContentException">A package cannot be had, or is not what its checksum says.</exception>
    public async Task<ImmutableArray<string>> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        var paths = new string[packages.Length];
        var few = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, packages.Length, few, async (index, token) => paths[index] = await FetchAsync(packages[index], token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. paths];
    }

    private bool IsWeb => source.Location.StartsWith("http", StringComparison.Ordinal) && source.Location.Contains("://", StringComparison.Ordinal);

    private string LocalPath => source.Location.StartsWith("file://", StringComparison.Ordinal) ? new Uri(source.Location).LocalPath : source.Location;

    private async Task<string> FetchAsync(ContentPackage package, CancellationToken cancellation)
    {
        if (!IsWeb)
        {
            return File.Exists(package.Location) && await Checksum.MatchesAsync(package.Location, package.Sha256, cancellation).ConfigureAwait(false)
                ? package.Location
                : throw new ContentException($"Reading {package.Location}", "it is missing, or not what the repository's metadata says", "Run createrepo_c on the directory again.");
        }

        var path = Path.Combine(cache, package.Sha256[..2], package.Sha256 + ".rpm");
        if (!File.Exists(path) || !await Checksum.MatchesAsync(path, package.Sha256, cancellation).ConfigureAwait(false))
            await downloader.FetchAsync(new Uri(package.Location), package.Sha256, path, cancellation).ConfigureAwait(false);
        return path;
    }

    private bool IsExcluded(string name) => source.Exclude.Any(pattern => Regex.IsMatch(
        name, "\\A" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "\\z", RegexOptions.CultureInvariant));
}
