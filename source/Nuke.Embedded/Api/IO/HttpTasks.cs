using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using Nuke.Common.Tooling;
using Nuke.Embedded;

namespace Nuke.Common.IO;

/// <summary>Downloads. They end when the run is interrupted or the target's time is up.</summary>
public static class HttpTasks
{
    /// <summary>How long a server may take to answer.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "The field is the API of NUKE.")]
    public static TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>What an address answers, whatever its status.</summary>
    public static string HttpDownloadString(
        string uri,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null
    ) => HttpDownloadStringAsync(uri, clientConfigurator, headerConfigurator).GetAwaiter().GetResult();

    /// <summary>What an address answers, whatever its status.</summary>
    public static async Task<string> HttpDownloadStringAsync(
        string uri,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null
    )
    {
        using var client = Client(clientConfigurator, headerConfigurator);
        using var response = await client.GetAsync(new Uri(uri), RunCancellation.Token).ConfigureAwait(false);
        return await response.Content.ReadAsStringAsync(RunCancellation.Token).ConfigureAwait(false);
    }

    /// <summary>Downloads a file.</summary>
    public static void HttpDownloadFile(
        string uri,
        string path,
        FileMode mode = FileMode.Create,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null
    ) => HttpDownloadFileAsync(uri, Path.GetFullPath(path), mode, clientConfigurator, headerConfigurator).GetAwaiter().GetResult();

    /// <summary>Downloads a file.</summary>
    /// <exception cref="ArgumentException">The server answers with another status than one of success.</exception>
    public static async Task HttpDownloadFileAsync(
        string uri,
        AbsolutePath path,
        FileMode mode = FileMode.Create,
        Configure<HttpClient>? clientConfigurator = null,
        Action<HttpRequestHeaders>? headerConfigurator = null
    )
    {
        using var client = Client(clientConfigurator, headerConfigurator);
        using var response = await client
            .GetAsync(new Uri(uri), HttpCompletionOption.ResponseHeadersRead, RunCancellation.Token)
            .ConfigureAwait(false);
        Assert.True(response.IsSuccessStatusCode, $"{response.ReasonPhrase}: {uri}");
        path.Parent?.CreateDirectory();
        var file = File.Open(path, mode);
        await using (file.ConfigureAwait(false))
            await response.Content.CopyToAsync(file, RunCancellation.Token).ConfigureAwait(false);
    }

    private static HttpClient Client(Configure<HttpClient>? configureClient, Action<HttpRequestHeaders>? configureHeaders)
    {
        var client = new HttpClient { Timeout = DefaultTimeout };
        client = configureClient?.Invoke(client) ?? client;
        configureHeaders?.Invoke(client.DefaultRequestHeaders);
        return client;
    }
}
