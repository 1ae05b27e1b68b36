using DistroFactory.Content;
using DistroFactory.Releasing;
using DistroFactory.Web;

namespace DistroFactory.Upstream;

/// <summary>Opens the upstream of a configuration.</summary>
public static class UpstreamAccess
{
    /// <summary>How long a server may take for one of the small files before it is asked again.</summary>
    private static readonly Patience s_patience = new() { Answer = TimeSpan.FromSeconds(30) };

    /// <summary>The upstream by HTTP or in a directory.</summary>
    public static IUpstream Open(Workplace workplace)
    {
        var address = workplace.Configuration.Upstream.Url!;
        return new PublishedUpstream(IsWeb(address)
            ? new WebUpstreamFiles(address, new Downloader(new PatientClient(PatientClient.CreateHttpClient(), s_patience, workplace.Log.WriteLine)))
            : new DirectoryUpstreamFiles(address));
    }

    /// <summary>The version to build upon that the command line or the configuration pins; none: the latest.</summary>
    public static UpstreamVersion Pin(Workplace workplace)
        => workplace.Options.UpstreamVersion != UpstreamVersion.None ? workplace.Options.UpstreamVersion : new(workplace.Configuration.Upstream.Version ?? 0);

    /// <summary>Whether it is an http(s) address.</summary>
    public static bool IsWeb(string address) => address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal);
}
