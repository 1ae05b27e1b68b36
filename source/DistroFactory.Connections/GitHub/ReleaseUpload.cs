using System.Collections.Immutable;
using System.Security.Cryptography;
using DistroFactory.Foundation;
using Octokit;

namespace DistroFactory.Connections.GitHub;

/// <summary>
/// Makes a release of GitHub in an order in which nobody sees half of it: a draft, its files, then it is shown. Killed and run again, it
/// goes on with the draft and uploads what is missing or differs. Of a release that is shown already nothing is replaced.
/// </summary>
/// <param name="releases">The releases of the repository.</param>
/// <param name="log">Told of each file.</param>
public sealed class ReleaseUpload(GitHubReleases releases, Action<string> log)
{
    /// <summary>Makes it.</summary>
    /// <param name="tag">Its tag.</param>
    /// <param name="name">Its name.</param>
    /// <param name="notes">Its notes, Markdown.</param>
    /// <param name="files">Its files; each name once.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many files were uploaded; 0 also when everything was there.</returns>
    /// <exception cref="FactoryException">
    /// GitHub cannot be reached, or refuses; or a release that is shown already has another file of the same name.
    /// </exception>
    public async Task<int> RunAsync(
        string tag,
        string name,
        string notes,
        ImmutableArray<string> files,
        CancellationToken cancellation = default
    )
    {
        var release =
            await releases.FindAsync(tag, cancellation).ConfigureAwait(false)
            ?? await releases.DraftAsync(tag, name, notes, cancellation).ConfigureAwait(false);
        var missing = await MissingAsync(release, files, cancellation).ConfigureAwait(false);
        foreach (var path in missing)
        {
            log($"uploading {Path.GetFileName(path)} to GitHub");
            await releases.UploadAsync(release, path, cancellation).ConfigureAwait(false);
        }

        if (missing.Count > 0 && await MissingAsync(release, files, cancellation).ConfigureAwait(false) is [var lost, ..])
            throw new FactoryException(
                $"Reading back release {tag} from GitHub",
                $"{Path.GetFileName(lost)} is missing there, or is not what was uploaded",
                "Run the target Publish again."
            );
        if (release.Draft)
            await releases.ShowAsync(release, notes, cancellation).ConfigureAwait(false);
        return missing.Count;
    }

    private async Task<List<string>> MissingAsync(Release release, ImmutableArray<string> files, CancellationToken cancellation)
    {
        var assets = (await releases.ListAssetsAsync(release, cancellation).ConfigureAwait(false))
            .Where(asset => asset.IsUploaded)
            .ToLookup(asset => asset.Name);
        var missing = new List<string>();
        foreach (var path in files)
        {
            var asset = assets[Path.GetFileName(path)].FirstOrDefault();
            if (asset is not null && await IsSameAsync(asset, path, cancellation).ConfigureAwait(false))
                continue;
            if (asset is not null && !release.Draft)
                throw new FactoryException(
                    $"Making release {release.TagName} on GitHub",
                    $"it is there already, and its {asset.Name} is another one",
                    "What was released is never replaced. Find out who made it; if this is another distribution, name another repository."
                );
            missing.Add(path);
        }

        return missing;
    }

    private static async Task<bool> IsSameAsync(GitHubAsset asset, string path, CancellationToken cancellation)
    {
        if (asset.Size != new FileInfo(path).Length)
            return false;
        if (asset.Sha256.Length == 0)
            return true;
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false)) == asset.Sha256;
    }
}
