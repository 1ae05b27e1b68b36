using DistroFactory.Connections.Web;
using DistroFactory.Content;
using DistroFactory.Run;

namespace DistroFactory.Tests.Connections.Web;

/// <summary>Clients that try again at once.</summary>
internal static class Quick
{
    /// <summary>For servers that answer, on a machine that may be busy.</summary>
    public static RetryPolicy RetryPolicy { get; } =
        new()
        {
            Retries = 2,
            FirstWait = TimeSpan.FromMilliseconds(1),
            LongestWait = TimeSpan.FromMilliseconds(50),
        };

    /// <summary>For servers that keep silent or stop.</summary>
    public static RetryPolicy Impatience { get; } =
        RetryPolicy with
        {
            Answer = TimeSpan.FromSeconds(1),
            Stall = TimeSpan.FromMilliseconds(400),
            LeastBytes = 1000,
        };

    public static RetryingClient Client(Action<string>? log = null, RetryPolicy? policy = null) =>
        new(RetryingClient.CreateHttpClient(), policy ?? RetryPolicy, log);

    public static PackageCache Cache(
        string folder,
        Action<string>? log = null,
        IProgress<StepProgress>? progress = null,
        RetryPolicy? policy = null
    ) => new(folder, new Downloader(Client(log, policy)), log, progress);
}
