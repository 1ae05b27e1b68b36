using System.Net;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using Octokit;
using Octokit.Internal;

namespace DistroFactory.Connections.GitHub;

/// <summary>GitHub's API through Octokit, retried as everything else that goes over the network.</summary>
public sealed class GitHubApi
{
    private const string Public = "https://api.github.com/";

    private readonly RetryingClient _client;
    private readonly string? _token;
    private readonly GitHubClient _octokit;

    /// <param name="client">How long to wait and how often to try.</param>
    /// <param name="address">Address of the API; null: <c>GITHUB_API_URL</c>, else that of github.com.</param>
    /// <param name="token">Access token, a secret; null: what everybody may see.</param>
    public GitHubApi(RetryingClient client, string? address, string? token)
    {
        _client = client;
        _token = token;
        Address = new(
            (address ?? (Environment.GetEnvironmentVariable("GITHUB_API_URL") is { Length: > 0 } named ? named : Public)).TrimEnd('/') + "/"
        );
        var credentials = token is null ? Credentials.Anonymous : new Credentials(token);
        // Octokit guesses an address of its own unless it is given a connection.
        _octokit = new(
            new Connection(
                new ProductHeaderValue("distro-factory"),
                Address,
                new InMemoryCredentialStore(credentials),
                new HttpClientAdapter(() => HttpMessageHandlerFactory.CreateDefault(client.Proxy)),
                new SimpleJsonSerializer()
            )
        );
        _octokit.SetRequestTimeout(client.RetryPolicy.Answer);
    }

    /// <summary>Address of the API, with a slash at its end.</summary>
    public Uri Address { get; }

    /// <summary>Whether there is a token.</summary>
    public bool HasToken => _token is not null;

    /// <summary>Asks or tells something.</summary>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="ask">What is asked.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">GitHub says no.</exception>
    /// <exception cref="NetworkException">GitHub cannot be reached, or has a problem.</exception>
    public Task<T> AskAsync<T>(string what, Func<IGitHubClient, Task<T>> ask, CancellationToken cancellation) =>
        ExplainAsync(what, () => _client.AttemptAsync(what, token => OnceAsync(ask, token), cancellation));

    /// <summary>Tells something that must not be told twice.</summary>
    /// <param name="what">What is done, for messages.</param>
    /// <param name="tell">What is told.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">GitHub says no.</exception>
    /// <exception cref="NetworkException">GitHub cannot be reached, or nobody knows whether it heard.</exception>
    public Task TellOnceAsync(string what, Func<IGitHubClient, Task> tell, CancellationToken cancellation) =>
        ExplainAsync(
            what,
            () =>
                _client.AttemptOnceAsync(
                    what,
                    token =>
                        OnceAsync(
                            async github =>
                            {
                                await tell(github).ConfigureAwait(false);
                                return true;
                            },
                            token
                        ),
                    cancellation
                )
        );

    /// <summary>Makes a request one of whoever the token belongs to, if it goes to the API.</summary>
    internal void Sign(HttpRequestMessage request)
    {
        if (_token is not null && Address.IsBaseOf(request.RequestUri!))
            request.Headers.Authorization = new("Bearer", _token);
    }

    private async Task<T> ExplainAsync<T>(string what, Func<Task<T>> attempts)
    {
        try
        {
            return await attempts().ConfigureAwait(false);
        }
        catch (NotFoundException error)
        {
            throw new FactoryException(
                what,
                "GitHub knows no such thing",
                HasToken ? "Check the name, and that the token may see it." : "Check the name; for what is private, give a token.",
                error
            );
        }
        catch (RateLimitExceededException error)
        {
            throw new FactoryException(
                what,
                $"GitHub answers no more requests until {error.Reset:yyyy-MM-dd HH:mm} UTC",
                HasToken ? "Run again then." : "Give a token: with one, far more requests are allowed.",
                error
            );
        }
        catch (ApiException error)
        {
            throw new FactoryException(
                what,
                $"GitHub answered {(int)error.StatusCode}: {error.Message}",
                "Check the token and what it may do.",
                error
            );
        }
    }

    private async Task<T> OnceAsync<T>(Func<IGitHubClient, Task<T>> ask, CancellationToken cancellation)
    {
        try
        {
            return await ask(_octokit).WaitAsync(cancellation).ConfigureAwait(false)
                ?? throw new TransientException("the answer is no JSON");
        }
        catch (RateLimitExceededException error)
            when (error.Reset - DateTimeOffset.UtcNow is var wait && wait <= _client.RetryPolicy.LongestWait)
        {
            throw new RefusalException(
                HttpStatusCode.TooManyRequests,
                "the rate limit is used up for a moment",
                wait > TimeSpan.Zero ? wait : TimeSpan.Zero
            );
        }
        catch (AbuseException error)
        {
            throw new RefusalException(
                HttpStatusCode.TooManyRequests,
                "GitHub asks to go slower",
                error.RetryAfterSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null
            );
        }
        catch (ApiException error) when (error.StatusCode >= HttpStatusCode.InternalServerError)
        {
            throw new RefusalException(error.StatusCode, "", null);
        }
        catch (System.Runtime.Serialization.SerializationException error)
        {
            throw new TransientException($"the answer is no JSON: {error.Message}", error);
        }
        catch (TaskCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new TimeoutException($"GitHub did not answer in {_client.RetryPolicy.Answer.TotalSeconds:0} s", error);
        }
    }
}
