using DistroFactory.Content;
using DistroFactory.Releasing;
using DistroFactory.Web;

namespace DistroFactory.Tests.Web;

/// <summary>Clients that try again at once.</summary>
static class Quick
{
    /// <summary>For servers that answer, on a machine that may be busy.</summary>
    public static Patience Patience { get; } = new() { Retries = 2, FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromMilliseconds(50) };

    /// <summary>For servers that keep silent or stop.</summary>
    public static Patience Impatience { get; } = Patience with { Answer = TimeSpan.FromSeconds(1), Stall = TimeSpan.FromMilliseconds(400), LeastBytes = 1000 };

    public static PatientClient Client(Action<string>? log = null, Patience? patience = null) => new(PatientClient.CreateHttpClient(), patience ?? Patience, log);

    public static PackageCache Cache(string folder, Action<string>? log = null, IProgress<StepProgress>? progress = null, Patience? patience = null)
        => new(folder, new Downloader(Client(log, patience)), log, progress);
}
