using System.Net;

namespace DistroFactory.UpdateStream.Client;

/// <summary>A stream on a web server. Like the client it follows no redirects, and takes 403 and 404 for "there is no such file".</summary>
/// <param name="address">The address that clients have as content URL.</param>
/// <param name="cancellation">Stops every request.</param>
public sealed class PublishedSite(string address, CancellationToken cancellation = default) : IPublishedStream, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <inheritdoc/>
    public Stream? Open(string path)
    {
        var response = Send(HttpMethod.Get, path);
        return response?.Content.ReadAsStream(cancellation);
    }

    /// <inheritdoc/>
    public long? SizeOf(string path)
    {
        using var response = Send(HttpMethod.Head, path);
        return response?.Content.Headers.ContentLength;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpResponseMessage? Send(HttpMethod method, string path)
    {
        var url = $"{address.TrimEnd('/')}/{path}";
        try
        {
            using var request = new HttpRequestMessage(method, url);
            var response = _http.Send(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode == HttpStatusCode.OK)
                return response;
            response.Dispose();
            return response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden
                ? null
                : throw Failed(url, $"it answers {(int)response.StatusCode}");
        }
        catch (HttpRequestException error)
        {
            throw Failed(url, error.Message, error);
        }
        catch (TaskCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw Failed(url, $"nothing came within {_http.Timeout.TotalSeconds} s", error);
        }
    }

    private static UpdateStreamException Failed(string url, string why, Exception? inner = null) =>
        new($"Fetching {url}", why, "Check the address; clients would fail at it too.", inner);
}
