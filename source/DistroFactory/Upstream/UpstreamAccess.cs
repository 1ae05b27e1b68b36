using DistroFactory.Connections.Web;
using DistroFactory.Model;
using DistroFactory.Run;

namespace DistroFactory.Upstream;

/// <summary>Opens the upstream of a configuration.</summary>
internal static class UpstreamAccess
{
    /// <summary>How long a server may take for one of the small files before it is asked again.</summary>
    private static readonly RetryPolicy s_policy = new() { Answer = TimeSpan.FromSeconds(30) };

    /// <summary>The upstream by HTTP, or in a directory that a path or a <c>file://</c> address names.</summary>
    public static IUpstream Open(Workplace workplace) => Open(workplace, workplace.Configuration.Upstream.Url!);

    /// <summary>Another upstream than that of the distribution.</summary>
    public static IUpstream Open(Workplace workplace, string address)
    {
        return new PublishedUpstream(
            WebAddress.IsWeb(address)
                ? new WebUpstreamFiles(address, new Downloader(RetryingClient.Create(workplace.Log.WriteLine, workplace.Proxy, s_policy)))
                : new DirectoryUpstreamFiles(WebAddress.Folder(address))
        );
    }

    /// <summary>The version to build upon that the command line or the configuration pins; none: the latest.</summary>
    public static UpstreamVersion Pin(Workplace workplace) =>
        workplace.BroughtBack is { } back ? back.Latest.UpstreamVersion
        : workplace.Lock is { } locked ? locked.Mixes[^1].UpstreamVersion
        : workplace.Options.UpstreamVersion != UpstreamVersion.None ? workplace.Options.UpstreamVersion
        : new(workplace.Configuration.Upstream.Version ?? 0);
}
