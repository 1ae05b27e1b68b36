using System.Collections.Immutable;
using DistroFactory.Connections.Commands;
using LibGit2Sharp;

namespace DistroFactory.Connections.Git;

/// <summary>
/// Fetches a config (or bundle) repository for a run. A path without a reference is used where it is, as its files stand, so that a
/// developer can try a change; everything else, a bare repository too, is checked out afresh below the work folder.
/// </summary>
/// <param name="runner">Runs git where the library cannot do it: ssh, credential helpers.</param>
public sealed class ConfigRepository(CommandRunner runner)
{
    /// <summary>Fetches a source.</summary>
    /// <param name="source"><c>PATH</c>, <c>URL</c>, or either with <c>#BRANCH-OR-TAG</c>.</param>
    /// <param name="checkout">Where it is checked out; what is there is done away with.</param>
    /// <param name="options">Credentials.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="RepositoryException">The place cannot be reached, or has no such reference.</exception>
    public async Task<FetchedRepository> FetchAsync(
        string source,
        string checkout,
        FetchOptions options,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var parsed = GitSource.Parse(source, Directory.GetCurrentDirectory());
        if (parsed.IsPath && !Directory.Exists(parsed.Place))
            throw new RepositoryException(
                $"Fetching {parsed}",
                File.Exists(parsed.Place) ? "it is a file" : "there is no such directory",
                "Name a directory, or a git URL such as https://HOST/REPOSITORY.git."
            )
            {
                IsUsage = true,
            };
        if (parsed is { IsPath: true, Reference: null } && !IsBare(parsed.Place))
            return AsItStands(parsed);
        if (parsed.IsPath && Repository.Discover(parsed.Place) is null)
            throw new RepositoryException(
                $"Fetching {parsed}",
                "the directory is not in a git repository, so it has no references",
                "Leave out the # and what follows."
            );

        if (Directory.Exists(checkout))
            Directory.Delete(checkout, recursive: true);
        if (parsed.IsSsh)
            await new GitCommand(runner).CloneAsync(parsed, checkout, cancellation).ConfigureAwait(false);
        else
            await CloneAsync(parsed, checkout, options, cancellation).ConfigureAwait(false);
        return CheckOut(parsed, checkout);
    }

    // A repository without a working directory has no files to use as they stand.
    private static bool IsBare(string path)
    {
        if (!Repository.IsValid(path))
            return false;
        using var repository = new Repository(path);
        return repository.Info.IsBare;
    }

    private static FetchedRepository AsItStands(GitSource source)
    {
        var found = Repository.Discover(source.Place);
        if (found is null)
            return new(source.ToString(), source.Place, Commit: null, IsClean: false, GitSource: null);
        using var repository = new Repository(found);
        var commit = repository.Head.Tip?.Sha;
        return new(
            source.ToString(),
            source.Place,
            commit,
            commit is not null && IsClean(repository, source.Place),
            repository.Info.WorkingDirectory
        );
    }

    /// <summary>Whether nothing below a folder differs from the commit; what lies elsewhere in the repository does not matter.</summary>
    private static bool IsClean(Repository repository, string folder)
    {
        var inside = Path.GetRelativePath(repository.Info.WorkingDirectory, folder);
        var status = repository.RetrieveStatus(
            new StatusOptions
            {
                PathSpec = inside == "." ? null : [inside],
                DisablePathSpecMatch = true,
                IncludeIgnored = false,
            }
        );
        return !status.IsDirty;
    }

    private async Task CloneAsync(GitSource source, string checkout, FetchOptions options, CancellationToken cancellation)
    {
        var place = source.IsPath ? Repository.Discover(source.Place) : source.Place;
        var answer = new CredentialAnswer(source, options, new GitCommand(runner));
        var clone = new CloneOptions { Checkout = false };
        clone.FetchOptions.TagFetchMode = TagFetchMode.All;
        clone.FetchOptions.OnTransferProgress = _ => !cancellation.IsCancellationRequested;
        clone.FetchOptions.CredentialsProvider = answer.Provide;
        try
        {
            await Task.Run(() => Repository.Clone(place, checkout, clone), cancellation).ConfigureAwait(false);
        }
        catch (UserCancelledException)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception) when (answer.Refusal is not null)
        {
            throw answer.Refusal;
        }
        catch (LibGit2SharpException error)
        {
            throw new RepositoryException(
                $"Fetching {source}",
                GitSource.Mask(error.Message),
                "Check the address, that this machine reaches it, and the credentials "
                    + "(--config-token, --bundles-token, or git's credential helpers).",
                error
            );
        }
    }

    private static FetchedRepository CheckOut(GitSource source, string checkout)
    {
        using var repository = new Repository(checkout);
        var commit = source.Reference is { } name ? Find(repository, name) : repository.Head.Tip;
        if (commit is null)
            throw new RepositoryException(
                $"Fetching {source}",
                source.Reference is null ? "the repository has no commit" : $"it has no branch, tag or commit '{source.Reference}'",
                Offer(repository)
            );
        LibGit2Sharp.Commands.Checkout(repository, commit, new CheckoutOptions { CheckoutModifiers = CheckoutModifiers.Force });
        var inside = source.IsPath && !IsBare(source.Place) ? Path.GetRelativePath(WorkingDirectory(source.Place), source.Place) : ".";
        var folder = inside == "." ? checkout : Path.Combine(checkout, inside);
        if (!Directory.Exists(folder))
            throw new RepositoryException($"Fetching {source}", $"commit {commit.Sha[..12]} has no folder '{inside}'");
        return new(
            source.ToString(),
            Path.GetFullPath(folder),
            commit.Sha,
            IsClean: true,
            source.IsPath ? WorkingDirectory(source.Place) : source.Place
        );
    }

    private static Commit? Find(Repository repository, string name) =>
        ImmutableArray
            .Create($"refs/remotes/origin/{name}", $"refs/tags/{name}", name)
            .Select(candidate => repository.Lookup(candidate)?.Peel<Commit>())
            .FirstOrDefault(commit => commit is not null);

    private static string Offer(Repository repository)
    {
        var names = repository
            .Branches.Where(branch => branch.IsRemote)
            .Select(branch => branch.FriendlyName.Replace("origin/", "", StringComparison.Ordinal))
            .Concat(repository.Tags.Select(tag => tag.FriendlyName))
            .Where(name => name != "HEAD")
            .Take(10);
        return $"It has: {string.Join(", ", names)}.";
    }

    private static string WorkingDirectory(string path)
    {
        using var repository = new Repository(Repository.Discover(path));
        return repository.Info.WorkingDirectory ?? repository.Info.Path;
    }

    /// <summary>Where a config repository is that is named as the original pipelines named it: host and namespace, joined.</summary>
    /// <param name="host">
    /// What a namespace is appended to: <c>git@HOST:distros/</c>, <c>https://HOST/config-</c>; a name at the end gets a slash.
    /// </param>
    /// <param name="namespace">The namespace.</param>
    /// <returns>A git URL: a path is cloned too, so that a release is always of a commit.</returns>
    public static string Address(string host, string @namespace)
    {
        ArgumentException.ThrowIfNullOrEmpty(host);
        var joined = char.IsAsciiLetterOrDigit(host[^1]) ? $"{host}/{@namespace}" : host + @namespace;
        return Path.IsPathRooted(joined) ? $"file://{joined}" : joined;
    }
}
