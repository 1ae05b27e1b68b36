using System.Collections.Immutable;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.GitHub;
using DistroFactory.Connections.Koji;
using DistroFactory.Foundation;
using DistroFactory.Packages;
using DistroFactory.Packages.Signatures;

namespace DistroFactory.Content;

/// <summary>Makes the providers a configuration names.</summary>
/// <param name="cache">Fetched packages.</param>
/// <param name="runner">Runs commands.</param>
/// <param name="gitHubToken">Access to GitHub; null: what everybody may see.</param>
/// <param name="digests">SHA-256 of files of folders that need not be read again.</param>
/// <param name="signatures">Packages that were found to be what they must be and need not be read again.</param>
/// <param name="released">The package of a name that the latest release has; null: none is known.</param>
internal sealed class ContentProviders(
    PackageCache cache,
    CommandRunner runner,
    string? gitHubToken,
    FileFacts? digests = null,
    FileFacts? signatures = null,
    Func<string, Nevra?>? released = null,
    PackageLock? locked = null
)
{
    private readonly List<PackageRequirements> _requirements = [];
    private readonly List<SelectedContent> _selections = [];

    /// <summary>All of them, as one set.</summary>
    /// <param name="sources">As the configuration has them.</param>
    /// <param name="mayBeEmpty">Whether it is fine that they have no package: all content comes from elsewhere then.</param>
    public ContentSet Create(ImmutableArray<ContentSource> sources, bool mayBeEmpty = false) =>
        new([.. sources.Select(Create)], mayBeEmpty);

    /// <summary>What of the keys, and of the patterns when the providers were asked, needs attention, one sentence each.</summary>
    public IEnumerable<string> Warnings =>
        _requirements
            .SelectMany(requirements => requirements.Warnings)
            .Concat(_selections.SelectMany(selection => selection.Warnings))
            .Distinct();

    private IContentProvider Create(ContentSource source)
    {
        var requirements = new PackageRequirements(source.Trust, signatures);
        _requirements.Add(requirements);
        var provider = Open(source, requirements.IndexKeys);
        var selected = new SelectedContent(
            locked is null ? provider : new LockedContent(provider, locked),
            source.Selection,
            released ?? (_ => null)
        );
        _selections.Add(selected);
        return new CheckedContent(selected, requirements, AdviceFor(source));
    }

    // Koji keeps the unsigned file and the signed copies apart.
    private static string? AdviceFor(ContentSource source) =>
        source is KojiSource { Key: null } ? "Take the signed copies: name the key that Koji calls them by, 'koji.key'." : null;

    private IContentProvider Open(ContentSource source, OpenPgpKeyring? indexKeys) =>
        source switch
        {
            FolderSource folder => new FolderContent(folder.Path, digests),
            RepositorySource repository => new RepositoryContent(repository, cache, indexKeys),
            KojiSource { Command: { } command } koji => new KojiCommandContent(koji, new KojiCommand(runner, command, koji.Profile), cache),
            KojiSource koji => new KojiHubContent(koji, new KojiHub(cache.Downloader.Client, new(koji.Hub!)), cache),
            GitHubSource github => new ReleaseAssetContent(github, new GitHubApi(cache.Downloader.Client, github.Api, gitHubToken), cache),
            _ => throw new ArgumentOutOfRangeException(nameof(source), source, "a source of no known kind"),
        };
}
