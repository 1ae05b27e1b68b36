namespace Nuke.Common.Utilities.Net;

/// <summary>A request that is being made.</summary>
public sealed class HttpRequestBuilder(HttpClient client, HttpRequestMessage request)
{
    /// <summary>Who will send it.</summary>
    public HttpClient Client { get; } = client;

    /// <summary>What will be sent.</summary>
    public HttpRequestMessage Request { get; } = request;
}
