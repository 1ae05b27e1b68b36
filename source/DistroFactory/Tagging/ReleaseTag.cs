using DistroFactory.Repositories;
using DistroFactory.UpdateStream;
using LibGit2Sharp;

namespace DistroFactory.Tagging;

/// <summary>
/// Tags the commit of the config repository that a release was made of: an annotated tag named like the version. A tag that is there
/// already on this commit is fine; on another commit it is an error. Tags are never moved.
/// </summary>
public static class ReleaseTag
{
    /// <summary>Puts the tag where the configuration came from.</summary>
    /// <exception cref="TagException">The tag names another commit, or the repository refuses.</exception>
    public static TagOutcome Apply(FetchedRepository config, string @namespace, MixVersion version)
    {
        // A sub-directory of another repository has commits, but they are not of the distribution alone.
        if (config.Commit is null || config.GitSource is null || !Path.Exists(Path.Combine(config.Folder, ".git")))
            return new(null, $"No tag: {config.Source} is not a git repository of its own.");
        if (!config.IsClean)
            return new(null, $"No tag: {config.Source} has changes that are not committed, so no commit stands for release {version}.");
        try
        {
            return ApplyHere(config.GitSource, config.Commit, @namespace, version);
        }
        catch (LibGit2SharpException e)
        {
            throw new TagException(
                $"Tagging {config.Source} with {version}", e.Message,
                "The release itself is staged. Mend the access to the repository and run the target Tag again.", e);
        }
    }

    private static TagOutcome ApplyHere(string path, string commit, string @namespace, MixVersion version)
    {
        using var repository = new Repository(path);
        var name = version.ToString();
        if (repository.Tags[name] is { } tag)
        {
            return tag.PeeledTarget.Sha == commit
                ? new(name, $"Tag {name} was already on commit {commit[..12]}.")
                : throw new TagException(
                    $"Tagging {path} with {name}",
                    $"the tag is already on commit {tag.PeeledTarget.Sha[..12]}, but the release was made of {commit[..12]}",
                    "Find out which of the two was released as this version; tags are never moved by the factory.");
        }

        var tagger = repository.Config.BuildSignature(DateTimeOffset.Now)
            ?? new Signature("Distro Factory", "distro-factory@localhost", DateTimeOffset.Now);
        repository.ApplyTag(name, commit, tagger, $"Release {version} of {@namespace}");
        return new(name, $"Tag {name} is on commit {commit[..12]}.");
    }
}
