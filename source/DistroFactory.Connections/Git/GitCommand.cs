using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using LibGit2Sharp;

namespace DistroFactory.Connections.Git;

/// <summary>What needs the <c>git</c> command: the library has no ssh and knows no credential helpers.</summary>
internal sealed class GitCommand(CommandRunner runner)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(30);

    // Nobody sits at the terminal of a factory: what would ask a question must fail.
    private static readonly ImmutableDictionary<string, string?> s_neverAsk = ImmutableDictionary<string, string?>
        .Empty.Add("GIT_TERMINAL_PROMPT", "0")
        .Add("GIT_ASKPASS", "true")
        .Add("GIT_SSH_COMMAND", Environment.GetEnvironmentVariable("GIT_SSH_COMMAND") ?? "ssh -o BatchMode=yes");

    /// <summary>Clones over ssh, with the user's agent and keys.</summary>
    public Task CloneAsync(GitSource source, string checkout, CancellationToken cancellation) =>
        RunAsync($"Fetching {source}", Git("clone", "--quiet", "--no-checkout", "--", source.Place, checkout), cancellation);

    /// <summary>The tags of a repository over ssh: name and what it names, as <c>git ls-remote</c> prints them.</summary>
    public async Task<List<(string Name, string Commit)>> ListTagsAsync(GitSource source, CancellationToken cancellation)
    {
        var listing = await RunAsync($"Reading the tags of {source}", Git("ls-remote", "--tags", "--", source.Place), cancellation)
            .ConfigureAwait(false);
        return
        [
            .. listing
                .Text.Split('\n')
                .Select(line => line.Split('\t'))
                .Where(pair => pair.Length == 2)
                .Select(pair => (pair[1].Trim(), pair[0])),
        ];
    }

    /// <summary>Pushes a tag over ssh; git refuses where the tag exists.</summary>
    public Task PushTagAsync(GitSource source, string checkout, string tag, CancellationToken cancellation) =>
        RunAsync(
            $"Pushing tag {tag} to {source}",
            Git("-C", checkout, "push", "--quiet", "--", source.Place, $"refs/tags/{tag}"),
            cancellation
        );

    /// <summary>What git's credential helpers know of a URL.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="user">The name whose password is asked for; null: any.</param>
    /// <exception cref="RepositoryException">They know nothing, or git is not installed.</exception>
    public UsernamePasswordCredentials Credentials(string url, string? user)
    {
        try
        {
            var silent = new CommandRunner();
            var fill = Git("credential", "fill") with
            {
                Input = $"url={url}\n{(user is null ? "" : $"username={user}\n")}\n",
                Timeout = TimeSpan.FromMinutes(1),
            };
            var answer = silent
                .RunAsync(fill)
                .GetAwaiter()
                .GetResult()
                .Text.Split('\n')
                .Select(line => line.Split('=', 2))
                .Where(pair => pair.Length == 2)
                .ToLookup(pair => pair[0], pair => pair[1]);
            return new() { Username = answer["username"].First(), Password = answer["password"].First() };
        }
        catch (Exception error) when (error is CommandException or InvalidOperationException)
        {
            throw new RepositoryException(
                $"Fetching {GitSource.Mask(url)}",
                "it asks for credentials, and git's credential helpers have none",
                "Give a token with --config-token (a bundles repository on another server: "
                    + "--bundles-token), or set up a credential helper for git.",
                error
            );
        }
    }

    private async Task<CommandOutput> RunAsync(string what, ExternalCommand command, CancellationToken cancellation)
    {
        try
        {
            return await runner.RunAsync(command, cancellation).ConfigureAwait(false);
        }
        catch (CommandException error)
        {
            throw new RepositoryException(
                what,
                error.Why,
                "For ssh the git command is needed, a key in the ssh agent, and the host in known_hosts.",
                error
            );
        }
    }

    private static ExternalCommand Git(params ImmutableArray<string> arguments) =>
        new("git", arguments) { Environment = s_neverAsk, Timeout = s_patience };
}
