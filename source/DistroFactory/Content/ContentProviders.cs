using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.GitHub;
using DistroFactory.Connections.Koji;
using DistroFactory.Foundation;

namespace DistroFactory.Content;

/// <summary>Makes the providers a configuration names.</summary>
/// <param name="cache">Fetched packages.</param>
/// <param name="runner">Runs commands.</param>
/// <param name="gitHubToken">Access to GitHub; null: what everybody may see.</param>
/// <param name="digests">SHA-256 of files of folders that need not be read again.</param>
internal sealed class ContentProviders(PackageCache cache, CommandRunner runner, string? gitHubToken, FileFacts? digests = null)
{
    /// <summary>All of them, as one set.</summary>
    /// <param name="sources">As the configuration has them.</param>
    /// <param name="mayBeEmpty">Whether it is fine that they have no package: all content comes from elsewhere then.</param>
    public ContentSet Create(ImmutableArray<ContentSource> sources, bool mayBeEmpty = false) =>
        new([.. sources.Select(Create)], mayBeEmpty);

    private IContentProvider Create(ContentSource source) =>
        source switch
        {
            FolderSource folder => new FolderContent(folder.Path, digests),
            RepositorySource repository => new RepositoryContent(repository, cache),
            KojiSource { Command: { } command } koji => new KojiCommandContent(koji, new KojiCommand(runner, command, koji.Profile), cache),
            KojiSource koji => new KojiHubContent(koji, new KojiHub(cache.Downloader.Client, new(koji.Hub!)), cache),
            GitHubSource github => new ReleaseAssetContent(github, new GitHubApi(cache.Downloader.Client, github.Api, gitHubToken), cache),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "a source of no known kind"),
        };
}
