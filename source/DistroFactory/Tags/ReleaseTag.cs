using DistroFactory.Connections.Git;
using DistroFactory.Model;
using LibGit2Sharp;

namespace DistroFactory.Tags;

/// <summary>
/// Tags the commit of a repository that a release was made of, by an annotated tag. A tag that is there already on this commit is fine;
/// on another commit it is an error. Tags are never moved.
/// </summary>
/// <param name="push">Brings the tag to a repository that was fetched by URL.</param>
internal sealed class ReleaseTag(TagPush push)
{
    /// <summary>Puts the tag where the repository came from.</summary>
    /// <param name="source">The repository.</param>
    /// <param name="tag">Name of the tag.</param>
    /// <param name="message">What the tag says.</param>
    /// <param name="cancellation">Stops it; to apply the tag again goes on.</param>
    /// <exception cref="TagException">The tag names another commit, or the repository refuses.</exception>
    public async Task<TagOutcome> ApplyAsync(FetchedRepository source, string tag, string message, CancellationToken cancellation = default)
    {
        if (!IsRepository(source))
            return new(null, $"No tag: {source.Source} is not a git repository of its own.");
        if (!source.IsClean)
            return new(null, $"No tag: {source.Source} has changes that are not committed, so no commit stands for the release.");
        var folder = GitSource.Parse(source.GitSource!, source.Folder).TagFolder;
        try
        {
            var there = folder is not null ? Find(folder, tag) : await push.FindAsync(source, tag, cancellation).ConfigureAwait(false);
            if (there is not null)
                return Existing(source, there, tag);
            Create(folder ?? source.Folder, source.Commit!, tag, message);
            if (folder is null)
                await push.PushAsync(source, tag, cancellation).ConfigureAwait(false);
            return new(tag, $"Tag {tag} is on commit {source.Commit![..12]} of {source.Source}.");
        }
        catch (Exception e) when (e is LibGit2SharpException or RepositoryException)
        {
            throw new TagException(
                $"Tagging {source.Source} with {tag}",
                e.Message,
                "The release itself is staged. Mend the access to the repository and run the target Tag again.",
                e
            );
        }
    }

    /// <summary>Whether a release of this can be tagged: its files are those of a commit, of a repository of its own.</summary>
    public static bool CanApply(FetchedRepository source) => source.IsClean && IsRepository(source);

    // A sub-directory of another repository has commits, but they are not of the distribution alone.
    private static bool IsRepository(FetchedRepository source) =>
        source is { Commit: not null, GitSource: not null } && Path.Exists(Path.Combine(source.Folder, ".git"));

    private static TagOutcome Existing(FetchedRepository source, string commit, string tag) =>
        commit == source.Commit
            ? new(tag, $"Tag {tag} was already on commit {commit[..12]}.")
            : throw new TagException(
                $"Tagging {source.Source} with {tag}",
                $"the tag is already on commit {commit[..12]}, but the release was made of {source.Commit![..12]}",
                "Find out which of the two was released as this version; tags are never moved by the factory."
            )
            {
                IsFinal = true,
            };

    private static string? Find(string path, string tag)
    {
        using var repository = new Repository(path);
        return repository.Tags[tag]?.PeeledTarget.Sha;
    }

    private static void Create(string path, string commit, string tag, string message)
    {
        using var repository = new Repository(path);
        var tagger =
            repository.Config.BuildSignature(DateTimeOffset.Now)
            ?? new Signature("Distro Factory", "distro-factory@localhost", DateTimeOffset.Now);
        // A checkout may have the tag of an attempt whose push failed.
        if (repository.Tags[tag] is null)
            repository.ApplyTag(tag, commit, tagger, message);
    }
}
