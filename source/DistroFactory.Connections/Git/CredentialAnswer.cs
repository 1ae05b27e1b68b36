using LibGit2Sharp;

namespace DistroFactory.Connections.Git;

/// <summary>Answers when a server asks for credentials: with the token, else with what git's credential helpers know.</summary>
internal sealed class CredentialAnswer(GitSource source, FetchOptions options, GitCommand git)
{
    private bool _asked;

    /// <summary>Why there was no answer. What leaves a callback passes through native code and would lose its words.</summary>
    public RepositoryException? Refusal { get; private set; }

    /// <summary>The callback of LibGit2Sharp.</summary>
    public Credentials Provide(string url, string? user, SupportedCredentialTypes types)
    {
        try
        {
            // git2 asks again when an answer was refused; a second time would be for ever.
            if (_asked)
                throw new RepositoryException(
                    $"Reaching {source}",
                    "the credentials were refused",
                    "Check the token, or what 'git credential fill' gives."
                );
            _asked = true;
            // A redirection to another server does not take the token along.
            return options.Token is { } token && (!source.IsHttp || RepositoryTokens.IsSameServer(source.Place, url))
                ? new UsernamePasswordCredentials { Username = user ?? "x-access-token", Password = token }
                : git.Credentials(url);
        }
        catch (RepositoryException error)
        {
            Refusal = error;
            throw;
        }
    }
}
