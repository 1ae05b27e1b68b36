using System.Net;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;

namespace DistroFactory.Upstream;

/// <summary>An upstream on a server.</summary>
/// <param name="address">Its http(s) address.</param>
/// <param name="downloader">Fetches, patiently.</param>
internal sealed class WebUpstreamFiles(string address, Downloader downloader) : IUpstreamFiles
{
    // Versions, formats, a MoM: none has more than some thousand lines.
    private const long LargestFile = 16 << 20;

    /// <inheritdoc/>
    public string Name => WebAddress.Shown(address);

    /// <inheritdoc/>
    public string Locate(string path) => $"{WebAddress.Shown(address).TrimEnd('/')}/{path}";

    /// <inheritdoc/>
    public async Task<byte[]?> FindAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await downloader.ReadAsync(new Uri($"{address.TrimEnd('/')}/{path}"), LargestFile, cancellation).ConfigureAwait(false);
        }
        catch (FetchException error)
            when (error.InnerException is HttpRequestException { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.Gone })
        {
            return null;
        }
        catch (FetchException error)
        {
            throw new FactoryException(
                $"Asking the upstream for {Locate(path)}",
                error.Why,
                "Check upstream.url in distro.yaml, and that this machine reaches it.",
                error
            );
        }
    }
}
