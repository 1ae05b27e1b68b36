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

    public async Task<Stream> OpenAsync(string relativePath, CancellationToken cancellation)
    {
        try
        {
            var address = WebAddress.WithCredentialsOf(_secret, new(Locate(relativePath)));
            return new MemoryStream(await downloader.ReadAsync(address, cancellation).ConfigureAwait(false), writable: false);
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
        return _root.IsBaseOf(address)
            ? address.AbsoluteUri
            : throw new FetchException($"Reading repository {Name}", $"its metadata names {relativePath}, which leads out of it");
    }
}
