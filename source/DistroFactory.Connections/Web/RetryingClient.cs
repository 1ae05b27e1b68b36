using System.Net;
using System.Net.Sockets;
using System.Text;
using Polly;
using Polly.Retry;

namespace DistroFactory.Connections.Web;

/// <summary>
/// The one way onto the network: what may pass (no connection, 408, 429, 5xx, a broken or stalled transfer) is tried again, waiting longer
/// each time or as long as the server asks; what does not is an error that names the address. Names and passwords in addresses are
/// sent, and shown to nobody. A proxy is taken from the usual environment variables, see <see cref="EnvironmentProxy"/>.
/// </summary>
public sealed class RetryingClient
{
    private const int LongestSaying = 200;
    private const int LongestExplanation = 10_000;

    private readonly HttpClient _client;
    private readonly Action<string>? _log;
    private readonly ResiliencePipeline _retries;
    private readonly ResiliencePipeline _caution;

    /// <param name="client">Sends the requests.</param>
    /// <param name="policy">How long to wait and how often to try; null: as usual.</param>
    /// <param name="log">Told of every attempt that failed; null: nobody listens.</param>
    public RetryingClient(HttpClient client, RetryPolicy? policy = null, Action<string>? log = null)
    {
        _client = client;
        RetryPolicy = policy ?? RetryPolicy.Usual;
        _log = log;
        _retries = Repeat(MayPass);
        _caution = Repeat(Acceptance.WasDenied);
    }

    /// <summary>How long it waits and how often it tries.</summary>
    public RetryPolicy RetryPolicy { get; }

    /// <summary>The proxy that requests beside this client go through, too.</summary>
    public IWebProxy Proxy { get; init; } = EnvironmentProxy.OfProcess;

    /// <summary>A client for servers of the world.</summary>
    /// <param name="log">Told of every attempt that failed.</param>
    /// <param name="proxy">The proxy; null: as the environment of this process says.</param>
    /// <param name="policy">How long to wait and how often to try; null: as usual.</param>
    public static RetryingClient Create(Action<string>? log, IWebProxy? proxy = null, RetryPolicy? policy = null) =>
        new(CreateHttpClient(proxy: proxy), policy, log) { Proxy = proxy ?? EnvironmentProxy.OfProcess };

    /// <summary>Sends requests: with limits on time, a name, and a proxy.</summary>
    /// <param name="handler">How connections are made; null: as usual.</param>
    /// <param name="proxy">The proxy; null: that of the handler, else as the environment of this process says.</param>
    public static HttpClient CreateHttpClient(SocketsHttpHandler? handler = null, IWebProxy? proxy = null)
    {
        handler ??= new SocketsHttpHandler();
        handler.Proxy = proxy ?? handler.Proxy ?? EnvironmentProxy.OfProcess;
        handler.ConnectTimeout = TimeSpan.FromSeconds(20);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
        var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.Add(new("distro-factory", typeof(RetryingClient).Assembly.GetName().Version?.ToString(3)));
        return client;
    }

    /// <summary>Makes attempts until one succeeds or the failure is one that does not pass.</summary>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NetworkException">It did not succeed.</exception>
    public Task<T> AttemptAsync<T>(string what, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation) =>
        AttemptAsync(_retries, what, attempt, error => NetworkException.Of(what, error), cancellation);

    /// <summary>
    /// Makes attempts at what must not happen twice: another one only when nothing reached the server, or it said that it did not accept.
    /// </summary>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="attempt">One attempt.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="NetworkException">It did not succeed, or nobody knows whether it did; the advice says which.</exception>
    public Task<T> AttemptOnceAsync<T>(string what, Func<CancellationToken, Task<T>> attempt, CancellationToken cancellation) =>
        AttemptAsync(
            _caution,
            what,
            attempt,
            error => Acceptance.IsUnknown(error) ? NetworkException.Uncertain(what, error) : NetworkException.Of(what, error),
            cancellation
        );

    /// <summary>Sends one request, once.</summary>
    /// <returns>An answer of success, or one with a status that is expected; its body is not read yet.</returns>
    /// <exception cref="RefusalException">The server refuses.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    internal async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellation,
        params HttpStatusCode[] expected
    )
    {
        request.Headers.Authorization ??= WebAddress.Credentials(request.RequestUri!);
        request.RequestUri = WebAddress.Plain(request.RequestUri!);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(RetryPolicy.Answer);
        try
        {
            var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token).ConfigureAwait(false);
            if (response.IsSuccessStatusCode || expected.Contains(response.StatusCode))
                return response;
            using (response)
                throw new RefusalException(
                    response.StatusCode,
                    await SayingAsync(response, time.Token).ConfigureAwait(false),
                    WaitAskedBy(response)
                );
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"the server did not answer in {RetryPolicy.Answer.TotalSeconds:0} s", error);
        }
    }

    /// <summary>Sends one request, once, and reads the whole answer.</summary>
    internal async Task<byte[]> ReadAsync(HttpRequestMessage request, long limit, CancellationToken cancellation)
    {
        using var response = await SendAsync(request, cancellation).ConfigureAwait(false);
        var body = new MemoryStream();
        await Transfer.CopyAsync(response, body, limit, RetryPolicy, cancellation).ConfigureAwait(false);
        return body.ToArray();
    }

    private static async Task<T> AttemptAsync<T>(
        ResiliencePipeline attempts,
        string what,
        Func<CancellationToken, Task<T>> attempt,
        Func<Exception, NetworkException> failure,
        CancellationToken cancellation
    )
    {
        var context = ResilienceContextPool.Shared.Get(what, cancellation);
        try
        {
            return await attempts
                .ExecuteAsync(async trial => await attempt(trial.CancellationToken).ConfigureAwait(false), context)
                .ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or TimeoutException or TransientException || IsTransfer(error))
        {
            throw failure(error);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline Repeat(Func<Exception, bool> when) =>
        new ResiliencePipelineBuilder()
            .AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = RetryPolicy.Retries,
                    Delay = RetryPolicy.FirstWait,
                    MaxDelay = RetryPolicy.LongestWait,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldHandle = new PredicateBuilder().Handle(when),
                    DelayGenerator = attempt => ValueTask.FromResult(Shorter((attempt.Outcome.Exception as RefusalException)?.RetryAfter)),
                    OnRetry = attempt =>
                    {
                        _log?.Invoke(
                            $"{attempt.Context.OperationKey}: attempt {attempt.AttemptNumber + 1} failed "
                                + $"({NetworkException.Explain(attempt.Outcome.Exception!)}); the next in "
                                + $"{attempt.RetryDelay.TotalSeconds:0.0} s"
                        );
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();

    private TimeSpan? Shorter(TimeSpan? asked) => asked > RetryPolicy.LongestWait ? RetryPolicy.LongestWait : asked;

    private static bool MayPass(Exception error) =>
        error switch
        {
            HttpRequestException web => web.StatusCode
                is null
                    or HttpStatusCode.RequestTimeout
                    or HttpStatusCode.TooManyRequests
                    or >= HttpStatusCode.InternalServerError,
            TimeoutException => true,
            _ => error is TransientException || IsTransfer(error),
        };

    /// <summary>A full disk is an error of input and output too, but not one that passes.</summary>
    private static bool IsTransfer(Exception error) => error is HttpIOException || error is IOException { InnerException: SocketException };

    private static TimeSpan? WaitAskedBy(HttpResponseMessage response)
    {
        var asked = response.Headers.RetryAfter;
        return (asked?.Delta ?? asked?.Date - DateTimeOffset.UtcNow) is { } wait
            ? wait > TimeSpan.Zero
                ? wait
                : TimeSpan.Zero
            : null;
    }

    // Services of a program explain themselves in a line of text or JSON; a page for people would only fill the log.
    private static async Task<string> SayingAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (
            response.Content.Headers.ContentType?.MediaType is not ("text/plain" or "application/json")
            || response.Content.Headers.ContentLength is > LongestExplanation
        )
            return "";
        // Without a length it may have no end.
        var content = new byte[LongestExplanation];
        await using var body = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var length = await body.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(content, 0, length).ReplaceLineEndings(" ").Trim();
        return text.Length > LongestSaying ? text[..LongestSaying] + "…" : text;
    }
}
