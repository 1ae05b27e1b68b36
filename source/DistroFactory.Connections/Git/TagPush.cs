using DistroFactory.Connections.Commands;
using LibGit2Sharp;
using Polly;
using Polly.Retry;

namespace DistroFactory.Connections.Git;

/// <summary>Brings a tag of a checkout to the repository it was fetched from. A tag that is there is never moved.</summary>
/// <param name="runner">Runs git where the library cannot do it: ssh, credential helpers.</param>
/// <param name="options">Credentials.</param>
public sealed class TagPush(CommandRunner runner, FetchOptions options)
{
    // A network that fails may recover. What the library has an exception of its own for will not, and refused credentials are a
    // RepositoryException.
    private readonly ResiliencePipeline _patience = new ResiliencePipelineBuilder()
        .AddRetry(
            new RetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromSeconds(1),
                BackoffType = DelayBackoffType.Exponential,
                ShouldHandle = new PredicateBuilder().Handle<LibGit2SharpException>(error =>
                    error.GetType() == typeof(LibGit2SharpException)
                ),
            }
        )
        .Build();

    /// <summary>The commit a tag names in the repository that was fetched from; null when it has no such tag.</summary>
    /// <param name="config">A checkout of a URL.</param>
    /// <param name="tag">Name of the tag.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<string?> FindAsync(FetchedRepository config, string tag, CancellationToken cancellation)
    {
        var source = GitSource.Parse(config.GitSource!, config.Folder);
        var git = new GitCommand(runner);
        var references = source.IsSsh
            ? await git.ListTagsAsync(source, cancellation).ConfigureAwait(false)
            : await ReachAsync(
                    source,
                    answer =>
                        Repository
                            .ListRemoteReferences(source.Place, answer.Provide)
                            .Select(reference => (Name: reference.CanonicalName, Commit: reference.TargetIdentifier))
                            .ToList(),
                    cancellation
                )
                .ConfigureAwait(false);
        // An annotated tag is listed twice: itself, and with ^{} what it names.
        return references
            .Where(reference => reference.Name == $"refs/tags/{tag}^{{}}" || reference.Name == $"refs/tags/{tag}")
            .OrderByDescending(reference => reference.Name.Length)
            .Select(reference => reference.Commit)
            .FirstOrDefault();
    }

    /// <summary>Pushes a tag of the checkout.</summary>
    /// <param name="config">A checkout of a URL.</param>
    /// <param name="tag">Name of the tag.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RepositoryException">The repository cannot be reached, or refuses.</exception>
    public async Task PushAsync(FetchedRepository config, string tag, CancellationToken cancellation)
    {
        var source = GitSource.Parse(config.GitSource!, config.Folder);
        if (source.IsSsh)
        {
            await new GitCommand(runner).PushTagAsync(source, config.Folder, tag, cancellation).ConfigureAwait(false);
            return;
        }

        var refusal = await ReachAsync(
                source,
                answer =>
                {
                    string? refused = null;
                    using var repository = new Repository(config.Folder);
                    repository.Network.Push(
                        repository.Network.Remotes["origin"],
                        $"refs/tags/{tag}",
                        new PushOptions { CredentialsProvider = answer.Provide, OnPushStatusError = error => refused = error.Message }
                    );
                    return refused;
                },
                cancellation
            )
            .ConfigureAwait(false);
        if (refusal is not null)
            throw new RepositoryException($"Pushing tag {tag} to {source}", refusal, "The account needs the right to create tags.");
    }

    private async Task<T> ReachAsync<T>(GitSource source, Func<CredentialAnswer, T> action, CancellationToken cancellation)
    {
        try
        {
            return await _patience
                .ExecuteAsync(async token => await AttemptAsync(source, action, token).ConfigureAwait(false), cancellation)
                .ConfigureAwait(false);
        }
        catch (LibGit2SharpException error)
        {
            throw new RepositoryException(
                $"Reaching {source}",
                GitSource.Mask(error.Message),
                "Check that this machine reaches it, and that the credentials (--config-token, "
                    + "--bundles-token, or git's credential helpers) may write.",
                error
            );
        }
    }

    private async Task<T> AttemptAsync<T>(GitSource source, Func<CredentialAnswer, T> action, CancellationToken cancellation)
    {
        var answer = new CredentialAnswer(source, options, new GitCommand(runner));
        try
        {
            return await Task.Run(() => action(answer), cancellation).ConfigureAwait(false);
        }
        catch (Exception) when (answer.Refusal is not null)
        {
            throw answer.Refusal;
        }
    }
}
