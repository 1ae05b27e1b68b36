using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;

namespace DistroFactory.Connections.Web;

/// <summary>
/// Fetches files over HTTP, a bounded number at once, retried as <see cref="RetryingClient"/> does; a broken transfer goes on where it
/// stopped, in this run or the next.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to give back.")]
public sealed class Downloader
{
    private const int AtOnce = 8;

    private readonly RetryingClient _client;
    private readonly SemaphoreSlim _places = new(AtOnce);

    /// <param name="client">Sends the requests.</param>
    public Downloader(RetryingClient client) => _client = client;

    /// <param name="client">Sends the requests.</param>
    /// <param name="firstWait">How long to wait before the second attempt; null: a second.</param>
    /// <param name="log">Told of every attempt that failed; null: nobody listens.</param>
    public Downloader(HttpClient client, TimeSpan? firstWait = null, Action<string>? log = null)
        : this(new RetryingClient(client, firstWait is { } wait ? new() { FirstWait = wait } : null, log)) { }

    /// <summary>Sends the requests.</summary>
    public RetryingClient Client => _client;

    /// <summary>The content of a small file.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="limit">How many bytes it may have.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FetchException">It cannot be had, or is larger.</exception>
    public Task<byte[]> ReadAsync(Uri address, long limit, CancellationToken cancellation = default) =>
        AttemptAsync(address, token => _client.ReadAsync(new(HttpMethod.Get, address), limit, token), cancellation);

    /// <summary>Fetches a file into a path, which appears only when its checksum is right.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="checksum">Its SHA-256 (or SHA-384, SHA-512), lower-case hex.</param>
    /// <param name="path">Where it is to be.</param>
    /// <param name="cancellation">Stops it; what came so far is kept.</param>
    /// <exception cref="FetchException">It cannot be had, or is not what the checksum says.</exception>
    public Task FetchAsync(Uri address, string checksum, string path, CancellationToken cancellation = default) =>
        FetchAsync(
            new(
                address,
                path,
                checksum,
                async (file, token) =>
                    await Checksum.MatchesAsync(file, checksum, token).ConfigureAwait(false)
                        ? null
                        : $"what came does not have the checksum {checksum}"
            ),
            cancellation
        );

    /// <summary>Fetches a file into a path, which appears only when nothing is wrong with it.</summary>
    /// <exception cref="FetchException">It cannot be had, or is not what it should be.</exception>
    public async Task FetchAsync(Download download, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(download.Path)!);
        var partial = download.Path + ".part";
        await _places.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await ContinueAsync(download, partial, cancellation).ConfigureAwait(false);
            var fault = await download.FindFault(partial, cancellation).ConfigureAwait(false);
            if (fault is not null)
            {
                // What was continued may have been another file; so try once from the beginning.
                File.Delete(partial);
                await ContinueAsync(download, partial, cancellation).ConfigureAwait(false);
                fault = await download.FindFault(partial, cancellation).ConfigureAwait(false);
            }

            if (fault is not null)
            {
                File.Delete(partial);
                throw new FetchException(
                    $"Fetching {WebAddress.Shown(download.Address)}",
                    fault,
                    "The server has another file there, or was changed while it was read; start again."
                );
            }

            File.Move(partial, download.Path, overwrite: true);
        }
        catch (FetchException error) when (error.IsTooLarge)
        {
            // It is the beginning of nothing that anybody wants.
            File.Delete(partial);
            throw;
        }
        finally
        {
            _places.Release();
        }
    }

    private Task<bool> ContinueAsync(Download download, string partial, CancellationToken cancellation) =>
        AttemptAsync(
            download.Address,
            async token =>
            {
                await using var file = new FileStream(partial, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
                using var request = new HttpRequestMessage(HttpMethod.Get, download.Address);
                download.Prepare?.Invoke(request);
                if (file.Length > 0)
                    request.Headers.Range = new RangeHeaderValue(file.Length, null);
                using var response = await _client
                    .SendAsync(request, token, file.Length > 0 ? [HttpStatusCode.RequestedRangeNotSatisfiable] : [])
                    .ConfigureAwait(false);
                if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                    return true;
                if (response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == file.Length)
                    file.Seek(0, SeekOrigin.End);
                else
                    file.SetLength(0);
                await Transfer.CopyAsync(response, file, download.Limit - file.Position, _client.RetryPolicy, token).ConfigureAwait(false);
                return true;
            },
            cancellation
        );

    private async Task<T> AttemptAsync<T>(Uri address, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation)
    {
        try
        {
            return await _client.AttemptAsync($"Fetching {WebAddress.Shown(address)}", attempt, cancellation).ConfigureAwait(false);
        }
        catch (NetworkException error)
        {
            throw new FetchException(error.What, error.Why, error.Advice, error.InnerException);
        }
    }
}
