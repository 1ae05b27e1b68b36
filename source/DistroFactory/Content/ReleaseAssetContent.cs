using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistroFactory.Configuration;
using DistroFactory.Connections.GitHub;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Content;

/// <summary>
/// The RPM files among the assets of a GitHub release. Their names tell the identity, the epoch apart, which is known once they are
/// fetched.
/// </summary>
/// <param name="source">Which release.</param>
/// <param name="api">GitHub.</param>
/// <param name="cache">Fetched packages.</param>
internal sealed class ReleaseAssetContent(GitHubSource source, GitHubApi api, PackageCache cache) : IContentProvider
{
    private readonly GitHubReleases _releases = new(api, GitHubRepository.Parse(source.Repository));

    /// <inheritdoc/>
    public string Name { get; } = $"release {source.Release} of {source.Repository} on GitHub";

    /// <inheritdoc/>
    /// <exception cref="FactoryException">There is no such release, or too many requests were made.</exception>
    /// <exception cref="NetworkException">GitHub cannot be reached, or has a problem.</exception>
    /// <exception cref="FetchException">No asset matches, or one is still being uploaded, or has no name of a package.</exception>
    public async Task<ImmutableArray<ContentPackage>> ListAsync(CancellationToken cancellation = default)
    {
        var release = await _releases.GetAsync(source.Release, cancellation).ConfigureAwait(false);
        var assets = await _releases.ListAssetsAsync(release, cancellation).ConfigureAwait(false);
        var chosen = assets.Where(asset => NamePattern.Matches(source.Assets, asset.Name)).ToArray();
        if (chosen.Length == 0)
            throw new FetchException(
                $"Listing {Name}",
                $"none of its {assets.Length} assets matches '{source.Assets}'",
                "Check 'assets' in distro.yaml, and that the packages were uploaded."
            );
        if (chosen.FirstOrDefault(asset => !asset.IsUploaded) is { } half)
            throw new FetchException(
                $"Listing {Name}",
                $"the asset {half.Name} is not uploaded yet ({half.State})",
                "Wait for the upload, or delete the asset."
            );
        return
        [
            .. chosen
                .Select(Package)
                .Where(package => package.Nevra.Arch is not ("src" or "nosrc"))
                .DistinctBy(package => package.Nevra)
                .Order(ContentPackage.Order),
        ];
    }

    /// <inheritdoc/>
    /// <exception cref="FetchException">A package cannot be had, or is not sound.</exception>
    public async Task<FetchedContent> FetchAsync(ImmutableArray<ContentPackage> packages, CancellationToken cancellation = default)
    {
        ImmutableArray<Download> downloads =
        [
            .. packages.Select(package => new Download(
                new(package.Location),
                cache.PathOf(KeyOf(package)),
                $"{package.Size} {package.Sha256}",
                (path, token) => FindFaultAsync(path, package, token)
            )
            {
                Limit = package.Size,
                Prepare = Prepare,
            }),
        ];
        await cache.FetchAsync(downloads, packages.Sum(package => package.Size), Name, cancellation).ConfigureAwait(false);
        return new(
            [.. packages.Zip(downloads).Select(pair => pair.First with { Nevra = RpmPackage.Open(pair.Second.Path).Info.Nevra })],
            [.. downloads.Select(download => download.Path)]
        );
    }

    // Through the API assets of private repositories can be read, but each counts as a request of the few that nobody in particular may
    // make.
    private ContentPackage Package(GitHubAsset asset)
    {
        var nevra =
            Nevra.ParseFileName(asset.Name)
            ?? throw new FetchException(
                $"Listing {Name}",
                $"the asset {asset.Name} is not named as packages are, NAME-VERSION-RELEASE.ARCH.rpm",
                "Rename it, or leave it out by 'assets' in distro.yaml."
            );
        return new(nevra, asset.Sha256, asset.Size, api.HasToken ? asset.Url : asset.BrowserDownloadUrl, Name);
    }

    private void Prepare(HttpRequestMessage request)
    {
        request.Headers.Accept.Add(new("application/octet-stream"));
        api.Sign(request);
    }

    private static async Task<string?> FindFaultAsync(string path, ContentPackage package, CancellationToken cancellation)
    {
        if (new FileInfo(path).Length != package.Size)
            return $"what came has {new FileInfo(path).Length} bytes, and GitHub says {package.Size}";
        if (package.Sha256.Length > 0 && !await Checksum.MatchesAsync(path, package.Sha256, cancellation).ConfigureAwait(false))
            return $"what came does not have the SHA-256 that GitHub states, {package.Sha256}";
        return await Task.Run(() => RpmInspection.FindFault(path, null, ""), cancellation).ConfigureAwait(false);
    }

    private static string KeyOf(ContentPackage package) =>
        package.Sha256.Length > 0
            ? package.Sha256
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{package.Location} {package.Size}")));
}
