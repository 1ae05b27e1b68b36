using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json;

namespace Nuke.Common.Utilities.Net;

/// <summary>What a request carries.</summary>
[SuppressMessage("Design", "CA1062", Justification = "A builder that is null fails as it does elsewhere.")]
public static class HttpRequestExtensions
{
    /// <summary>Sends a bearer token.</summary>
    public static HttpRequestBuilder WithBearerAuthentication(this HttpRequestBuilder builder, string bearerToken) =>
        builder.WithAuthentication("Bearer", bearerToken);

    /// <summary>Sends a user name and a password.</summary>
    public static HttpRequestBuilder WithBasicAuthentication(this HttpRequestBuilder builder, string username, string password) =>
        builder.WithAuthentication("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{password}")));

    /// <summary>Sends credentials.</summary>
    public static HttpRequestBuilder WithAuthentication(this HttpRequestBuilder builder, string scheme, string parameter)
    {
        builder.Request.Headers.Authorization = new AuthenticationHeaderValue(scheme, parameter);
        return builder;
    }

    /// <summary>Sends an object as JSON.</summary>
    public static HttpRequestBuilder WithJsonContent<T>(this HttpRequestBuilder builder, T obj) =>
        builder.WithStringContent(JsonConvert.SerializeObject(obj), "application/json");

    /// <summary>Sends an object as JSON.</summary>
    public static HttpRequestBuilder WithJsonContent<T>(this HttpRequestBuilder builder, T obj, JsonSerializerSettings settings) =>
        builder.WithStringContent(JsonConvert.SerializeObject(obj, settings), "application/json");

    /// <summary>Sends a text.</summary>
    public static HttpRequestBuilder WithStringContent(this HttpRequestBuilder builder, string content, string mediaType) =>
        With(builder, new StringContent(content, Encoding.UTF8, mediaType));

    /// <summary>Sends a form.</summary>
    public static HttpRequestBuilder WithFormUrlEncodedContent(this HttpRequestBuilder builder, IDictionary<string, string> dictionary) =>
        With(builder, new FormUrlEncodedContent(dictionary));

    /// <summary>Sends a form with files.</summary>
    public static HttpRequestBuilder WithMultipartFormDataContent(
        this HttpRequestBuilder builder,
        Func<MultipartFormDataContent, MultipartFormDataContent> configurator
    ) => With(builder, configurator([]));

    /// <summary>Adds a text to a form.</summary>
    public static MultipartFormDataContent AddStringContent(this MultipartFormDataContent data, string name, string content)
    {
        data.Add(new StringContent(content), name);
        return data;
    }

    /// <summary>Adds a file to a form.</summary>
    public static MultipartFormDataContent AddStreamContent(
        this MultipartFormDataContent data,
        string name,
        Stream content,
        string filename,
        string? mediaType = null
    )
    {
        var part = new StreamContent(content);
        part.Headers.ContentType = mediaType is null ? null : new MediaTypeHeaderValue(mediaType);
        data.Add(part, name, filename);
        return data;
    }

    /// <summary>Sends the request.</summary>
    public static async Task<HttpResponseInspector> GetResponseAsync(
        this HttpRequestBuilder builder,
        CancellationToken cancellationToken = default
    ) => new(await builder.Client.SendAsync(builder.Request, cancellationToken).ConfigureAwait(false));

    /// <summary>Sends the request and waits for the answer.</summary>
    public static HttpResponseInspector GetResponse(this HttpRequestBuilder builder) => builder.GetResponseAsync().GetAwaiter().GetResult();

    private static HttpRequestBuilder With(HttpRequestBuilder builder, HttpContent content)
    {
        builder.Request.Content = content;
        return builder;
    }
}
