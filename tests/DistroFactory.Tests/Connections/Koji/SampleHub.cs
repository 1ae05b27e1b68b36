using DistroFactory.Configuration;
using DistroFactory.Connections.Koji;
using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Testing;
using DistroFactory.Tests.Connections.Web;

namespace DistroFactory.Tests.Connections.Koji;

/// <summary>A hub that has some packages of the sample, and a content provider that reads it.</summary>
internal sealed class SampleHub : IDisposable
{
    private readonly TemporaryDirectory _cache = new();

    public SampleHub()
    {
        Hub.Builds.AddRange([new(7, "acme-shell", "2.1", "1"), new(8, "acme-web", "1.4", "1") { Volume = "fast" }]);
        Hub.Packages.AddRange([
            Package("acme-shell-2.1-1.x86_64", 7),
            Package("acme-web-1.4-1.x86_64", 8),
            Package("acme-web-pages-1.4-1.noarch", 8),
        ]);
        Source = new(Hub.Hub.AbsoluteUri, "dist-acme", Hub.TopUrl);
    }

    public TestHub Hub { get; } = new();

    public KojiSource Source { get; set; }

    public string Cache => _cache.Path;

    public List<string> Log { get; } = [];

    public RetryPolicy RetryPolicy { get; init; } = Quick.RetryPolicy;

    public static HubPackage Package(string name, int build) =>
        new(Path.Combine(Shared.Repository, "samples", "acme", "packages", name + ".rpm"), build);

    public KojiHubContent Content() =>
        new(Source, new KojiHub(Quick.Client(Log.Add, RetryPolicy), new(Source.Hub!)), Quick.Cache(Cache, Log.Add, policy: RetryPolicy));

    public void Dispose()
    {
        Hub.Dispose();
        _cache.Dispose();
    }
}
