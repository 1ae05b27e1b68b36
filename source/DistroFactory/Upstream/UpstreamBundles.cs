using System.Net;
using DistroFactory.Connections.Git;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;

namespace DistroFactory.Upstream;

/// <summary>The upstream's bundle definitions: a tar archive on a server or on disk, a folder, or a git repository.</summary>
/// <param name="template">Where they are, <c>{version}</c> standing for the version (<c>upstream.bundle-definitions</c>).</param>
/// <param name="downloader">Fetches archives.</param>
/// <param name="repository">Fetches git repositories.</param>
internal sealed class UpstreamBundles(string template, Downloader downloader, ConfigRepository repository)
{
    private const long LargestArchive = 256 << 20;

    /// <summary>The folder of the definitions of a version.</summary>
    /// <param name="version">Which.</param>
    /// <param name="folder">Where they may be put, if they have to be fetched.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">They cannot be had.</exception>
    public async Task<string> FetchAsync(UpstreamVersion version, string folder, CancellationToken cancellation = default)
    {
        var place = template.Replace("{version}", $"{version}", StringComparison.Ordinal);
        if (Directory.Exists(WebAddress.Folder(place)))
            return Inside(WebAddress.Folder(place));
        if (place.Contains('#', StringComparison.Ordinal) || place.EndsWith(".git", StringComparison.Ordinal))
            return Inside(
                (await repository.FetchAsync(place, folder, new FetchOptions(Token: null), cancellation).ConfigureAwait(false)).Folder
            );
        using var archive = WebAddress.IsWeb(place)
            ? await DownloadAsync(version, place, cancellation).ConfigureAwait(false)
            : Open(version, WebAddress.Folder(place));
        DefinitionArchive.Unpack(archive, folder, WebAddress.Shown(place));
        return folder;
    }

    // A definition is shown when it is wrong: what a link leads to on this machine must not be.
    private static string Inside(string folder)
    {
        var bundles = Path.Combine(folder, "bundles");
        var definitions = new RepositoryFolder(Directory.Exists(bundles) ? bundles : folder, folder);
        _ = definitions.Files();
        return definitions.Path;
    }

    private async Task<Stream> DownloadAsync(UpstreamVersion version, string place, CancellationToken cancellation)
    {
        try
        {
            return new MemoryStream(
                await downloader.ReadAsync(new Uri(place), LargestArchive, cancellation).ConfigureAwait(false),
                writable: false
            );
        }
        catch (FetchException error)
        {
            var isMissing = error.InnerException is HttpRequestException { StatusCode: HttpStatusCode.NotFound };
            throw Missing(version, place, isMissing ? "they are not there" : error.Why, error);
        }
    }

    private static FileStream Open(UpstreamVersion version, string place)
    {
        try
        {
            return File.OpenRead(place);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Missing(version, place, error.Message, error);
        }
    }

    private static FactoryException Missing(UpstreamVersion version, string place, string why, Exception error) =>
        new(
            $"Fetching the bundle definitions of upstream {version} from {WebAddress.Shown(place)}",
            why,
            "Check upstream.bundle-definitions in distro.yaml; a mirror may lag behind.",
            error
        );
}
