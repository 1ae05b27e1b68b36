using System.Globalization;
using System.Text.RegularExpressions;
using DistroFactory.Connections.Koji;
using DistroFactory.Foundation;
using DistroFactory.Model;

namespace DistroFactory.Steps.Koji;

/// <summary>
/// Points an external repository of Koji at the packages of the latest upstream version, and has the build tag's repository made again.
/// </summary>
/// <param name="koji">The Koji site.</param>
/// <param name="repository">Name of the external repository.</param>
/// <param name="tag">Name of the tag; the repository of <c>TAG-build</c> is made again.</param>
/// <param name="pending">
/// A file that is there from the first step to the last, so that a run that is killed in between is completed by the next.
/// </param>
internal sealed partial class ExternalRepositoryFollower(IKojiRepositories koji, string repository, string tag, string pending)
{
    /// <summary>Follows, if there is anything newer.</summary>
    /// <param name="upstream">Address of the upstream.</param>
    /// <param name="latest">Its latest version.</param>
    /// <param name="cancellation">Stops it; run again, it goes on.</param>
    /// <exception cref="FactoryException">There is no such repository, it does not point at a version, or Koji refuses.</exception>
    public async Task<ExternalRepositoryChange> FollowAsync(
        string upstream,
        UpstreamVersion latest,
        CancellationToken cancellation = default
    )
    {
        var current = VersionOf(await koji.FindExternalRepositoryAsync(repository, cancellation).ConfigureAwait(false));
        var isBehind = latest > current;
        if (isBehind)
        {
            AtomicFile.WriteAllText(pending, $"{latest}\n");
            // Koji itself puts the architecture in.
            var address = string.Create(CultureInfo.InvariantCulture, $"{upstream.TrimEnd('/')}/releases/{latest}/clear/$arch/os/");
            await koji.EditExternalRepositoryAsync(repository, address, cancellation).ConfigureAwait(false);
        }

        var regenerates = File.Exists(pending);
        if (regenerates)
        {
            await koji.RegenerateAsync($"{tag}-build", cancellation).ConfigureAwait(false);
            File.Delete(pending);
        }

        return new(repository, current, isBehind ? latest : current, latest) { Regenerated = regenerates };
    }

    private UpstreamVersion VersionOf(ExternalRepository? found)
    {
        var what = $"Reading external repository {repository} of Koji";
        if (found is null)
            throw new FactoryException(
                what,
                "there is none of that name",
                "Check 'koji.external-repo' in distro.yaml, or make it by `koji add-external-repo`."
            );
        return UpstreamVersion.TryParse(Version().Match(found.Url).Groups["version"].Value, out var version)
            ? version
            : throw new FactoryException(
                what,
                $"its address {found.Url} names no version (…/releases/VERSION/…)",
                "Point it at a version once by hand: `koji edit-external-repo --url=…`."
            );
    }

    [GeneratedRegex("/releases/(?<version>[0-9]+)(/|$)")]
    private static partial Regex Version();
}
