using System.Collections.Immutable;
using Octokit;

namespace DistroFactory.GitHub;

/// <summary>The releases of a repository of GitHub.</summary>
/// <param name="api">The API.</param>
/// <param name="repository">Whose releases.</param>
public sealed class GitHubReleases(GitHubApi api, GitHubRepository repository)
{
    private const int PerPage = 100;

    /// <summary>A published release.</summary>
    /// <param name="tag">Its tag, or <c>latest</c>.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="GitHubException">There is none.</exception>
    public Task<Release> GetAsync(string tag, CancellationToken cancellation)
        => api.AskAsync($"Reading release {tag} of {repository} on GitHub", github => tag == "latest"
            ? github.Repository.Release.GetLatest(repository.Owner, repository.Name)
            : github.Repository.Release.Get(repository.Owner, repository.Name, tag), cancellation);

    /// <summary>All files of a release.</summary>
    public async Task<ImmutableArray<GitHubAsset>> ListAssetsAsync(Release release, CancellationToken cancellation)
    {
        var address = new Uri(api.Address, $"repos/{repository.Owner}/{repository.Name}/releases/{release.Id}/assets");
        var assets = await api.AskAsync(
            $"Listing the assets of release {release.TagName} of {repository} on GitHub",
            github => new ApiConnection(github.Connection).GetAll<GitHubAsset>(address, null, null, new ApiOptions { PageSize = PerPage }),
            cancellation).ConfigureAwait(false);
        return [.. assets];
    }
}
