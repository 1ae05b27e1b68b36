using System.Diagnostics.CodeAnalysis;
using System.Net;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Nuke.Common.IO;

namespace Nuke.Common.Utilities.Net;

/// <summary>What an answer must be, and what it says.</summary>
[SuppressMessage("Design", "CA1062", Justification = "An inspector that is null fails as it does elsewhere.")]
public static class HttpResponseExtensions
{
    /// <summary>Fails unless the status is this one.</summary>
    public static HttpResponseInspector AssertStatusCode(
        this HttpResponseInspector inspector,
        HttpStatusCode status,
        Func<HttpResponseMessage, string>? errorSelector = null
    ) =>
        inspector.AssertResponse(response =>
            response.StatusCode == status
                ? null
                : errorSelector?.Invoke(response) ?? $"Expected status code {status} but found {response.StatusCode}"
        );

    /// <summary>Fails when the function says what is wrong with the status.</summary>
    public static HttpResponseInspector AssertStatusCode(
        this HttpResponseInspector inspector,
        Func<HttpStatusCode, string?> errorSelector
    ) => inspector.AssertResponse(response => errorSelector(response.StatusCode));

    /// <summary>Fails unless the status is one of success.</summary>
    public static HttpResponseInspector AssertSuccessfulStatusCode(this HttpResponseInspector inspector)
    {
        inspector.Response.EnsureSuccessStatusCode();
        return inspector;
    }

    /// <summary>Fails when the function says what is wrong with the answer.</summary>
    /// <exception cref="HttpResponseException">It says so.</exception>
    public static HttpResponseInspector AssertResponse(
        this HttpResponseInspector inspector,
        Func<HttpResponseMessage, string?> errorSelector
    ) => errorSelector(inspector.Response) is { } error ? throw new HttpResponseException(error) : inspector;

    /// <summary>The object that the answer describes.</summary>
    public static async Task<T> GetBodyAsJson<T>(this HttpResponseInspector inspector) =>
        JsonConvert.DeserializeObject<T>(await inspector.GetBodyAsync().ConfigureAwait(false))!;

    /// <summary>The object that the answer describes.</summary>
    public static Task<JObject> GetBodyAsJson(this HttpResponseInspector inspector) => inspector.GetBodyAsJson<JObject>();

    /// <summary>The object that the answer describes.</summary>
    public static async Task<T> GetBodyAsJson<T>(this HttpResponseInspector inspector, JsonSerializerSettings settings) =>
        JsonConvert.DeserializeObject<T>(await inspector.GetBodyAsync().ConfigureAwait(false), settings)!;

    /// <summary>The object that the answer describes.</summary>
    public static Task<JObject> GetBodyAsJson(this HttpResponseInspector inspector, JsonSerializerSettings settings) =>
        inspector.GetBodyAsJson<JObject>(settings);

    /// <summary>Writes what the answer says to a file.</summary>
    public static async Task WriteToFile(this HttpResponseInspector inspector, AbsolutePath path, FileMode mode = FileMode.CreateNew)
    {
        var file = File.Open(path, mode);
        await using (file.ConfigureAwait(false))
            await inspector.Response.Content.CopyToAsync(file).ConfigureAwait(false);
    }
}
