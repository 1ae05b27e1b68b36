using System.Net;
using DistroFactory.Connections.Web;
using DistroFactory.Packages.Metadata;

namespace DistroFactory.Content;

/// <summary>A repository on a server. Nothing outside its address is asked for, whatever its metadata says.</summary>
/// <param name="root">Address of the repository; may carry a name and a password.</param>
/// <param name="downloader">Fetches from it.</param>
internal sealed class WebRepositoryFiles(string root, Downloader downloader) : IRepositoryFiles
{
    private readonly Uri _secret = new(root.TrimEnd('/') + "/");
    private readonly Uri _root = WebAddress.Plain(new(root.TrimEnd('/') + "/"));

    public string Name { get; } = WebAddress.Shown(root);

    public async Task<Stream> OpenAsync(string relativePath, long limit, CancellationToken cancellation)
    {
        try
        {
            var address = WebAddress.WithCredentialsOf(_secret, new(Locate(relativePath)));
            return new MemoryStream(await downloader.ReadAsync(address, limit, cancellation).ConfigureAwait(false), writable: false);
        }
        // A mirror that has a newer file there already is one that changes.
        catch (FetchException error) when (error.IsTooLarge && relativePath != RepositoryReader.IndexPath)
        {
            throw new RepositoryChangedException(Name, RepositoryReader.TooLarge(relativePath, limit), error);
        }
        catch (FetchException error)
            when (relativePath != RepositoryReader.IndexPath
                && error.InnerException is HttpRequestException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Gone }
            )
        {
            throw new RepositoryChangedException(Name, $"its {RepositoryReader.IndexPath} names {relativePath}, which is not there", error);
        }
    }

    public string Locate(string relativePath)
    {
        var address = new Uri(_root, relativePath);
        // Mirrors that share packages name their place by its whole address, which is on the same server.
        var isWithin = relativePath.Contains("://", StringComparison.Ordinal)
            ? address.GetLeftPart(UriPartial.Authority) == _root.GetLeftPart(UriPartial.Authority)
            : _root.IsBaseOf(address);
        return isWithin
            ? address.AbsoluteUri
            : throw new FetchException($"Reading repository {Name}", $"its metadata names {relativePath}, which leads out of it");
    }
}
