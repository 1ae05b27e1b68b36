using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace DistroFactory.Content;

/// <summary>
/// Fetches over HTTP: what may pass (no connection, 408, 429, 5xx, a broken transfer) is tried again, waiting longer each time; a broken
/// transfer of a file goes on where it stopped.
/// </summary>
public sealed class Downloader
{
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _patience;

    /// <param name="client">Sends the requests.</param>
    /// <param name="firstWait">How long to wait before the second attempt; null: a second.</param>
    /// <param name="log">Told of every attempt that failed; null: nobody listens.</param>
    public Downloader(HttpClient client, TimeSpan? firstWait = null, Action<string>? log = null)
    {
        _client = client;
        _patience = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = 4,
            Delay = firstWait ?? TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(MayPass).Handle<HttpIOException>().Handle<IOException>(IsTransfer).Handle<TimeoutException>(),
            OnRetry = attempt =>
            {
                log?.Invoke($"attempt {attempt.AttemptNumber + 1} failed: {attempt.Outcome.Exception?.Message}");
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    /// <summary>The content of a small file.</summary>
    /// <exception cref="ContentException">It cannot be had.</exception>
    public Task<byte[]> ReadAsync(Uri address, CancellationToken cancellation = default) => AttemptAsync(address, async token =>
    {
        using var response = await AskAsync(address, 0, token).ConfigureAwait(false);
        return await response.Content.ReadAsByteArrayAsync(token).ConfigureAwait(false);
    }, cancellation);

    /// <summary>Fetches a file into a path, which appears only when its checksum is right.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="checksum">Its SHA-256 (or SHA-384, SHA-512), lower-case hex.</param>
    /// <param name="path">Where it is to be.</param>
    /// <param name="cancellation">Stops it; what came so far is kept.</param>
    /// <exception cref="ContentException">It cannot be had, or is not what the checksum says.</exception>
    public async Task FetchAsync(Uri address, string checksum, string path, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = path + ".part";
        await AttemptAsync(address, token => ContinueAsync(address, partial, token), cancellation).ConfigureAwait(false);
        if (!await Checksum.MatchesAsync(partial, checksum, cancellation).ConfigureAwait(false))
        {
            // What an earlier run left may be of another file; so try once from the beginning.
            File.Delete(partial);
            await AttemptAsync(address, token => ContinueAsync(address, partial, token), cancellation).ConfigureAwait(false);
        }

        if (!await Checksum.MatchesAsync(partial, checksum, cancellation).ConfigureAwait(false))
        {
            File.Delete(partial);
            throw new ContentException($"Fetching {address}", $"what came does not have the checksum {checksum}", "The repository is damaged, or was changed while it was read; start again.");
        }

        File.Move(partial, path, overwrite: true);
    }

    private async Task<bool> ContinueAsync(Uri address, string partial, CancellationToken cancellation)
    {
        await using var file = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        using var response = await AskAsync(address, file.Length, cancellation).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            return true;
        if (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == file.Length)
            file.Seek(0, SeekOrigin.End);
        else
            file.SetLength(0);
        await response.Content.CopyToAsync(file, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task<HttpResponseMessage> AskAsync(Uri address, long from, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (from > 0)
            request.Headers.Range = new RangeHeaderValue(from, null);
        var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        if (response.IsSuccessStatusCode || (from > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable))
            return response;
        var status = response.StatusCode;
        response.Dispose();
        throw new HttpRequestException($"the server answered {(int)status} {status}", null, status);
    }

    private async Task<T> AttemptAsync<T>(Uri address, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation)
    {
        try
        {
            return await _patience.ExecuteAsync(async token =>
            {
                try
                {
                    return await attempt(token).ConfigureAwait(false);
                }
                catch (TaskCanceledException error) when (!token.IsCancellationRequested)
                {
                    throw new TimeoutException("the server did not answer in time", error);
                }
            }, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TimeoutException)
        {
            throw new ContentException($"Fetching {address}", error.Message, "Check the address in distro.yaml, and that this machine reaches it.", error);
        }
    }

    private static bool MayPass(HttpRequestException error)
        => error.StatusCode is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>A full disk is an error of input and output too, but not one that passes.</summary>
    private static bool IsTransfer(IOException error) => error.InnerException is System.Net.Sockets.SocketException;
}
