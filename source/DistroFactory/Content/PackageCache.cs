using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using DistroFactory.Connections.Web;
using DistroFactory.Foundation;
using DistroFactory.Run;

namespace DistroFactory.Content;

/// <summary>Fetched packages, kept below the state folder from run to run; what is there and sound is not fetched again.</summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="downloader">Fetches the others.</param>
/// <param name="log">Told what happens; null: nobody listens.</param>
/// <param name="progress">Told how far it is; null: nobody watches.</param>
/// <param name="checks">Which files were found sound; null: all are read each time.</param>
/// <param name="shared">What other namespaces fetched; null: nothing.</param>
internal sealed class PackageCache(
    string folder,
    Downloader downloader,
    Action<string>? log = null,
    IProgress<StepProgress>? progress = null,
    FileFacts? checks = null,
    SharedPackages? shared = null
)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(5);

    /// <summary>Where they are kept.</summary>
    public string Folder => folder;

    /// <summary>Fetches from servers.</summary>
    public Downloader Downloader => downloader;

    /// <summary>Told what happens.</summary>
    public Action<string>? Log => log;

    /// <summary>Where a package is kept.</summary>
    /// <param name="key">What it is kept under: its checksum, so that two packages are never taken for each other.</param>
    public string PathOf(string key) => Path.Combine(folder, key[..2], key + ".rpm");

    /// <summary>What is wrong with a file; null when nothing is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expected">What it must be, in a word: a file that was found to be it and left alone since is not read again.</param>
    /// <param name="find">Reads it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<string?> FindFaultAsync(
        string path,
        string expected,
        Func<string, CancellationToken, Task<string?>> find,
        CancellationToken cancellation
    )
    {
        if (checks?.Find(path) == expected)
            return null;
        var before = FileStamp.Of(path);
        var fault = await find(path, cancellation).ConfigureAwait(false);
        if (fault is null)
            checks?.Add(path, before, expected);
        return fault;
    }

    /// <summary>Works on a path of the cache while nobody else does: two providers may want the same file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="work">The work; it finds what those before it left there.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<T> WorkAloneAsync<T>(string path, Func<Task<T>> work, CancellationToken cancellation)
    {
        var gate = _gates.GetOrAdd(path, _ => new(1));
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Brings files to their paths in the cache, several at once.</summary>
    /// <param name="downloads">The files.</param>
    /// <param name="size">Their size together in bytes, for the log; 0 when not known.</param>
    /// <param name="source">Where they come from, for the log.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="FetchException">One cannot be had, or is not what it should be.</exception>
    public async Task FetchAsync(ImmutableArray<Download> downloads, long size, string source, CancellationToken cancellation)
    {
        var missing = await MissingAsync(downloads, cancellation).ConfigureAwait(false);
        if (missing.Length == 0)
            return;
        log?.Invoke(
            $"fetching {missing.Length} of {downloads.Length} packages"
                + (size > 0 ? $" ({ByteSize.Format(size)} in all)" : "")
                + $" from {source}"
        );
        var arrived = new ConcurrentDictionary<Download, FileStamp?>();
        var since = Stopwatch.StartNew();
        await Parallel
            .ForEachAsync(
                missing,
                new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, missing.Length), CancellationToken = cancellation },
                async (download, token) =>
                {
                    await WorkAloneAsync(download.Path, () => FetchMissingAsync(download, token), token).ConfigureAwait(false);
                    lock (since)
                    {
                        arrived[download] = FileStamp.Of(download.Path);
                        progress?.Report(new("download", arrived.Count, missing.Length));
                        if (since.Elapsed < s_silence)
                            return;
                        log?.Invoke($"{arrived.Count} of {missing.Length} packages are here");
                        since.Restart();
                    }
                }
            )
            .ConfigureAwait(false);
        // Now, for by now most of them are old enough for their stamps to tell every change.
        foreach (var (download, stamp) in arrived)
            checks?.Add(download.Path, stamp, download.Expected);
    }

    private async Task<bool> FetchMissingAsync(Download download, CancellationToken cancellation)
    {
        if (!await IsMissingAsync(download, cancellation).ConfigureAwait(false))
            return false;
        var key = Path.GetFileNameWithoutExtension(download.Path);
        if (shared is not null && await shared.TryTakeAsync(key, download.Path, download.FindFault, cancellation).ConfigureAwait(false))
            return true;
        await downloader.FetchAsync(download, cancellation).ConfigureAwait(false);
        if (shared is not null)
            await shared.OfferAsync(key, download.Path, cancellation).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> IsMissingAsync(Download download, CancellationToken cancellation) =>
        !File.Exists(download.Path)
        || await FindFaultAsync(download.Path, download.Expected, download.FindFault, cancellation).ConfigureAwait(false) is not null;

    private async Task<Download[]> MissingAsync(ImmutableArray<Download> downloads, CancellationToken cancellation)
    {
        var missing = new ConcurrentBag<Download>();
        await Parallel
            .ForEachAsync(
                downloads,
                cancellation,
                async (download, token) =>
                {
                    if (await IsMissingAsync(download, token).ConfigureAwait(false))
                        missing.Add(download);
                }
            )
            .ConfigureAwait(false);
        return [.. missing.OrderBy(download => download.Address.AbsoluteUri, StringComparer.Ordinal)];
    }
}
