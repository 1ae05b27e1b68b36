using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DistroFactory.Configuration;
using DistroFactory.Connections.GitHub;
using DistroFactory.Evidence;
using DistroFactory.Foundation;
using DistroFactory.Places;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;

namespace DistroFactory.Steps.Publish;

/// <summary>
/// Publishes the served version as a release of GitHub: its notes, its images, reports and evidence, and a list of their checksums, which
/// has that of <c>Manifest.MoM</c> too: by it a release of the same number is known to be another. The update stream itself does not go
/// there: clients cannot read it from a release.
/// </summary>
/// <param name="target">The repository.</param>
/// <param name="api">GitHub.</param>
internal sealed class GitHubPublisher(GitHubTarget target, GitHubApi api) : IPublisher
{
    private static readonly string[] s_reports = ["packages-nvr", "packages-license-info", "build-env"];

    private readonly GitHubReleases _releases = new(api, GitHubRepository.Parse(target.Repository));

    /// <inheritdoc/>
    public string Place => $"GitHub repository {target.Repository}";

    /// <inheritdoc/>
    public async Task<string> PublishAsync(Publication publication, CancellationToken cancellation)
    {
        if (!api.HasToken)
            throw new PublishException(
                $"Publishing to {Place}",
                "GitHub takes nothing without a token",
                "Give one by --github-token or GITHUB_TOKEN; it needs the right to write contents."
            );
        publication.RefuseBackwards(Newest(await _releases.ListShownAsync(cancellation).ConfigureAwait(false)), Place);
        var (stage, version) = (publication.Stage, publication.Version);
        var file = stage.ReportOf(version, "release-notes", "md");
        // A release may have been made without notes, or by the original factory, which writes none in this form.
        var notes = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellation).ConfigureAwait(false) : $"Version {version}";
        var files = FilesOf(stage, version);
        var uploaded = await TemporaryFolder.UseAsync(
            "github",
            async folder =>
            {
                var sums = Path.Combine(folder, $"SHA256SUMS-{version}.txt");
                await File.WriteAllTextAsync(sums, Sums(files.Add(PreparedVersion.Mom(stage, version))), cancellation)
                    .ConfigureAwait(false);
                return await new ReleaseUpload(_releases, publication.Log.WriteLine)
                    .RunAsync($"{version}", $"Version {version}", notes, files.Add(sums), cancellation)
                    .ConfigureAwait(false);
            }
        );
        return uploaded == 0 ? $"already has release {version}" : $"has release {version}: {uploaded} files uploaded";
    }

    private static ImmutableArray<string> FilesOf(StagedTree stage, StreamVersion version)
    {
        var images = Path.Combine(stage.ReleaseOf(version), "images");
        var reports = s_reports.Select(name => stage.ReportOf(version, name, "txt")).Where(File.Exists);
        var evidence = new EvidenceFiles(version).In(stage).Select(path => Path.Combine(stage.Root, path));
        return
        [
            .. (Directory.Exists(images) ? Directory.GetFiles(images) : []).Concat(reports).Concat(evidence).Order(StringComparer.Ordinal),
        ];
    }

    private static string Sums(ImmutableArray<string> files) =>
        string.Concat(
            files.Select(path =>
            {
                using var file = File.OpenRead(path);
                return $"{Convert.ToHexStringLower(SHA256.HashData(file))}  {Path.GetFileName(path)}\n";
            })
        );

    private static StreamVersion Newest(ImmutableArray<string> tags) =>
        new(
            tags.Select(tag => uint.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
                .DefaultIfEmpty()
                .Max()
        );
}
