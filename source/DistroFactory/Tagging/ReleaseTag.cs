using DistroFactory.Repositories;
using DistroFactory.UpdateStream;
using LibGit2Sharp;

namespace DistroFactory.Tagging;

/// <summary>
/// Tags the commit of the config repository that a release was made of: an annotated tag named like the version. A tag that is there
/// already on this commit is fine; on another commit it is an error. Tags are never moved.
/// </summary>
/// <param name="push">Brings the tag to a repository that was fetched by URL.</param>
public sealed class ReleaseTag(TagPush push)
{
    /// <summary>Puts the tag where the configuration came from.</summary>
    /// <exception cref="TagException">The tag names another commit, or the repository refuses.</exception>
    public async Task<TagOutcome> ApplyAsync(FetchedRepository config, string @namespace, MixVersion version, CancellationToken cancellation = default)
    {
        // A sub-directory of another repository has commits, but they are not of the distribution alone.
        if (config.Commit is null || config.GitSource is null || !Path.Exists(Path.Combine(config.Folder, ".git")))
            return new(null, $"No tag: {config.Source} is not a git repository of its own.");
        if (!config.IsClean)
            return new(null, $"No tag: {config.Source} has changes that are not committed, so no commit stands for release {version}.");
        var isLocal = GitSource.Parse(config.GitSource, config.Folder).IsPath;
        try
        {
            var there = isLocal ? Find(config.GitSource, version) : await push.FindAsync(config, $"{version}", cancellation).ConfigureAwait(false);
            if (there is not null)
                return Existing(config, there, version);
            Create(isLocal ? config.GitSource : config.Folder, config.Commit, @namespace, version);
            if (!isLocal)
                await push.PushAsync(config, $"{version}", cancellation).ConfigureAwait(false);
            return new($"{version}", $"Tag {version} is on commit {config.Commit[..12]} of {config.Source}.");
        }
        catch (Exception e) when (e is LibGit2SharpException or RepositoryException)
        {
            throw new TagException(
                $"Tagging {config.Source} with {version}", e.Message,
                "The release itself is staged. Mend the access to the repository and run the target Tag again.", e);
        }
    }

    private static TagOutcome Existing(FetchedRepository config, string commit, MixVersion version)
        => commit == config.Commit
            ? new($"{version}", $"Tag {version} was already on commit {commit[..12]}.")
            : throw new TagException(
                $"Tagging {config.Source} with {version}",
                $"the tag is already on commit {commit[..12]}, but the release was made of {config.Commit![..12]}",
                "Find out which of the two was released as this version; tags are never moved by the factory.");

    private static string? Find(string path, MixVersion version)
    {
        using var repository = new Repository(path);
        return repository.Tags[$"{version}"]?.PeeledTarget.Sha;
    }

    private static void Create(string path, string commit, string @namespace, MixVersion version)
    {
        using var repository = new Repository(path);
        var tagger = repository.Config.BuildSignature(DateTimeOffset.Now)
            ?? new Signature("Distro Factory", "distro-factory@localhost", DateTimeOffset.Now);
        // A checkout may have the tag of an attempt whose push failed.
        if (repository.Tags[$"{version}"] is null)
            repository.ApplyTag($"{version}", commit, tagger, $"Release {version} of {@namespace}");
    }
}
