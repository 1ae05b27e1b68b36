using System.Text.Json;
using DistroFactory.Configuration;
using DistroFactory.Connections.Commands;
using DistroFactory.Connections.Koji;
using DistroFactory.Foundation;
using DistroFactory.Model;
using DistroFactory.Run;
using DistroFactory.State;
using DistroFactory.Upstream;

namespace DistroFactory.Steps.Koji;

/// <summary>Has the Koji site of a configuration follow its upstream; keeps what became of it as JSON.</summary>
internal sealed class FollowUpstreamStep(Workplace workplace)
{
    /// <summary>Name of the file in the namespace's directory.</summary>
    public const string FileName = "koji.json";

    /// <summary>Follows, and says so. Takes no lock: it leaves releases alone.</summary>
    /// <exception cref="FactoryException">Upstream or Koji cannot be read, or Koji refuses.</exception>
    public async Task<ExternalRepositoryChange> RunAsync(CancellationToken cancellation)
    {
        var site = workplace.Configuration.Koji ?? KojiConfiguration.Usual;
        var url = site.Upstream ?? workplace.Configuration.Upstream.Url;
        if (url?.Contains("://", StringComparison.Ordinal) != true)
        {
            throw new ConfigurationException(
                "Following the upstream in Koji",
                url is null
                    ? "no upstream is named"
                    : $"{url} is a folder of this machine, and no address that Koji could read packages from",
                "Name the address of the upstream: koji.upstream or upstream.url in distro.yaml, CLR_PUBLIC_DL_URL in config.sh."
            );
        }

        var latest = await LatestAsync(url, cancellation);
        var koji = Open(site);
        await using var login = koji as IAsyncDisposable;
        var follower = new ExternalRepositoryFollower(
            koji,
            site.ExternalRepository,
            site.Tag,
            Path.Combine(workplace.Directory.State, "koji-pending")
        );
        var change = await follower.FollowAsync(url, latest, cancellation);
        AtomicFile.WriteAllText(
            Path.Combine(workplace.Directory.Path, FileName),
            JsonSerializer.Serialize(change, RecordJson.Options) + "\n"
        );
        workplace.Log.WriteLine(change.ToString());
        return change;
    }

    private async Task<UpstreamVersion> LatestAsync(string url, CancellationToken cancellation)
    {
        var upstream = UpstreamAccess.Open(workplace, url);
        // What an own upstream calls its upstream version is a number of its own.
        var pinned =
            workplace.Configuration.Mode == DistroMode.Downstream ? UpstreamAccess.Pin(workplace) : workplace.Options.UpstreamVersion;
        var latest = pinned == UpstreamVersion.None ? await upstream.LatestAsync(cancellation) : pinned;
        // A mirror that lags has the number before it has the version; Koji must not be sent there.
        await upstream.FormatOfAsync(latest, cancellation);
        return latest;
    }

    private IKojiRepositories Open(KojiConfiguration site) =>
        site.Command is { } command
            ? new KojiCommand(new CommandRunner(workplace.Log.WriteLine), command, site.Profile)
            : KojiAdministration.Open(new(site.Hub!), site.Certificate!, site.Authority, null, workplace.Log.WriteLine, workplace.Proxy);
}
