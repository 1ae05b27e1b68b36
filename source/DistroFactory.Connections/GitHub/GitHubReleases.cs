using System.Collections.Immutable;
using DistroFactory.Foundation;
using Octokit;

namespace DistroFactory.Connections.GitHub;

/// <summary>The releases of a repository of GitHub.</summary>
/// <param name="api">The API.</param>
/// <param name="repository">Whose releases.</param>
public sealed class GitHubReleases(GitHubApi api, GitHubRepository repository)
{
    private const int PerPage = 100;

    private static readonly TimeSpan s_longestUpload = TimeSpan.FromHours(1);

    /// <summary>A published release.</summary>
    /// <param name="tag">Its tag, or <c>latest</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FactoryException">There is none.</exception>
    public Task<Release> GetAsync(string tag, CancellationToken cancellation) =>
        api.AskAsync(
            $"Reading release {tag} of {repository} on GitHub",
            github =>
                tag == "latest"
                    ? github.Repository.Release.GetLatest(repository.Owner, repository.Name)
                    : github.Repository.Release.Get(repository.Owner, repository.Name, tag),
            cancellation
        );

    /// <summary>All files of a release.</summary>
    public async Task<ImmutableArray<GitHubAsset>> ListAssetsAsync(Release release, CancellationToken cancellation) =>
        [
            .. await api.AskAsync(
                    $"Listing the assets of release {release.TagName} of {repository} on GitHub",
                    github => ListAsync(github, release),
                    cancellation
                )
                .ConfigureAwait(false),
        ];

    /// <summary>A release, also one that is only a draft; null when there is none.</summary>
    public async Task<Release?> FindAsync(string tag, CancellationToken cancellation)
        // GitHub finds drafts by no tag: they have to be looked for.
        =>
        (await ListAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(release => release.TagName == tag);

    /// <summary>The tags of the releases that everybody sees.</summary>
    public async Task<ImmutableArray<string>> ListShownAsync(CancellationToken cancellation) =>
        [.. (await ListAsync(cancellation).ConfigureAwait(false)).Where(release => !release.Draft).Select(release => release.TagName)];

    /// <summary>Begins a release that nobody sees yet.</summary>
    public Task<Release> DraftAsync(string tag, string name, string notes, CancellationToken cancellation) =>
        api.AskAsync(
            $"Making a draft of release {tag} of {repository} on GitHub",
            github =>
                github.Repository.Release.Create(
                    repository.Owner,
                    repository.Name,
                    new NewRelease(tag)
                    {
                        Name = name,
                        Body = notes,
                        Draft = true,
                    }
                ),
            cancellation
        );

    /// <summary>Shows a draft to everybody, with these notes.</summary>
    public Task<Release> ShowAsync(Release release, string notes, CancellationToken cancellation) =>
        api.AskAsync(
            $"Publishing release {release.TagName} of {repository} on GitHub",
            github =>
                github.Repository.Release.Edit(
                    repository.Owner,
                    repository.Name,
                    release.Id,
                    new ReleaseUpdate
                    {
                        TagName = release.TagName,
                        Name = release.Name,
                        Body = notes,
                        Draft = false,
                    }
                ),
            cancellation
        );

    /// <summary>Adds a file to a release, in place of one of the same name.</summary>
    public async Task UploadAsync(Release release, string path, CancellationToken cancellation)
    {
        var name = Path.GetFileName(path);
        await api.AskAsync(
                $"Uploading {name} to release {release.TagName} of {repository} on GitHub",
                async github =>
                {
                    // Each attempt: one that broke leaves half a file under the name.
                    await RemoveAsync(github, release, name).ConfigureAwait(false);
                    await using var content = File.OpenRead(path);
                    return await github
                        .Repository.Release.UploadAsset(
                            release,
                            new ReleaseAssetUpload(name, "application/octet-stream", content, s_longestUpload),
                            cancellation
                        )
                        .ConfigureAwait(false);
                },
                cancellation
            )
            .ConfigureAwait(false);
    }

    private Task<IReadOnlyList<Release>> ListAsync(CancellationToken cancellation) =>
        api.AskAsync(
            $"Listing the releases of {repository} on GitHub",
            github => github.Repository.Release.GetAll(repository.Owner, repository.Name, new ApiOptions { PageSize = PerPage }),
            cancellation
        );

    private async Task RemoveAsync(IGitHubClient github, Release release, string name)
    {
        foreach (var asset in (await ListAsync(github, release).ConfigureAwait(false)).Where(asset => asset.Name == name))
            await github.Connection.Delete(new Uri(api.Address, $"repos/{repository}/releases/assets/{asset.Id}")).ConfigureAwait(false);
    }

    private Task<IReadOnlyList<GitHubAsset>> ListAsync(IGitHubClient github, Release release) =>
        new ApiConnection(github.Connection).GetAll<GitHubAsset>(
            new Uri(api.Address, $"repos/{repository}/releases/{release.Id}/assets"),
            null,
            null,
            new ApiOptions { PageSize = PerPage }
        );
}
