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
            // A redirection to another server takes neither token nor password along.
            if (source.IsHttp && !RepositoryTokens.IsSameServer(source.Place, url))
                return git.Credentials(url, user: null);
            var login = source.Login ?? options.Login;
            if (options.Token is { } token)
                return Of(login?.User ?? user ?? "x-access-token", token);
            if (login is { Password: { } password })
                return Of(login.User, password);
            return login is null ? git.Credentials(url, user: null) : OfName(login.User, url);
        }
        catch (RepositoryException error)
        {
            Refusal = error;
            throw;
        }
    }

    // A name whose password the helpers know, or else a token in the place of a name.
    private UsernamePasswordCredentials OfName(string name, string url)
    {
        try
        {
            return git.Credentials(url, name);
        }
        catch (RepositoryException)
        {
            return Of(name, "");
        }
    }

    private static UsernamePasswordCredentials Of(string user, string password) => new() { Username = user, Password = password };
}
