using DistroFactory.Content;
using DistroFactory.Releasing;
using DistroFactory.Web;

namespace DistroFactory.Tests.Web;

/// <summary>Clients that try again at once, and lose patience soon.</summary>
static class Quick
{
    public static Patience Patience { get; } = new()
    {
        Retries = 2, FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(50),
        Answer = TimeSpan.FromSeconds(1), Stall = TimeSpan.FromMilliseconds(400), LeastBytes = 1000,
    };

    public static PatientClient Client(Action<string>? log = null) => new(PatientClient.CreateHttpClient(), Patience, log);

    public static PackageCache Cache(string folder, Action<string>? log = null, IProgress<StepProgress>? progress = null) => new(folder, new Downloader(Client(log)), log, progress);
}
