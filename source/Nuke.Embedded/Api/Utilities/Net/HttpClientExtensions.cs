namespace Nuke.Common.Utilities.Net;

/// <summary>Requests made in a chain.</summary>
public static class HttpClientExtensions
{
    /// <summary>Begins a request.</summary>
    public static HttpRequestBuilder CreateRequest(this HttpClient client, HttpMethod method, string relativeUri) =>
        new(client, new HttpRequestMessage(method, relativeUri));

    /// <summary>Begins a request to an address below another one.</summary>
    public static HttpRequestBuilder CreateRequest(this HttpClient client, HttpMethod method, string baseAddress, string relativeUri) =>
        new(client, new HttpRequestMessage(method, new Uri(new Uri(baseAddress), relativeUri)));
}
