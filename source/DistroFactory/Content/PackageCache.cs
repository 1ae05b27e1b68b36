using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using DistroFactory.Notes;
using DistroFactory.Releasing;

namespace DistroFactory.Content;

/// <summary>Fetched packages, kept below the state folder from run to run; what is there and sound is not fetched again.</summary>
/// <param name="folder">Where they are kept.</param>
/// <param name="downloader">Fetches the others.</param>
/// <param name="log">Told what happens; null: nobody listens.</param>
/// <param name="progress">Told how far it is; null: nobody watches.</param>
public sealed class PackageCache(string folder, Downloader downloader, Action<string>? log = null, IProgress<StepProgress>? progress = null)
{
    private static readonly TimeSpan _silence = TimeSpan.FromSeconds(5);

    /// <summary>Where they are kept.</summary>
    public string Folder => folder;

    /// <summary>Fetches from servers.</summary>
    public Downloader Downloader => downloader;

    /// <summary>Told what happens.</summary>
    public Action<string>? Log => log;

    /// <summary>Where a package is kept.</summary>
    /// <param name="key">What it is kept under: its checksum, so that two packages are never taken for each other.</param>
    public string PathOf(string key) => Path.Combine(folder, key[..2], key + ".rpm");

    /// <summary>Brings files to their paths in the cache, several at once.</summary>
    /// <param name="downloads">The files.</param>
    /// <param name="size">Their size together in bytes, for the log; 0 when not known.</param>
    /// <param name="source">Where they come from, for the log.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ContentException">One cannot be had, or is not what it should be.</exception>
    public async Task FetchAsync(ImmutableArray<Download> downloads, long size, string source, CancellationToken cancellation)
    {
        var missing = await MissingAsync(downloads, cancellation).ConfigureAwait(false);
        if (missing.Length == 0)
            return;
        log?.Invoke($"fetching {missing.Length} of {downloads.Length} packages{(size > 0 ? $" ({ByteSize.Format(size)} in all)" : "")} from {source}");
        var done = 0;
        var since = Stopwatch.StartNew();
        await Parallel.ForEachAsync(missing, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, missing.Length), CancellationToken = cancellation }, async (download, token) =>
        {
            await downloader.FetchAsync(download, token).ConfigureAwait(false);
            lock (since)
            {
                progress?.Report(new("download", ++done, missing.Length));
                if (since.Elapsed < _silence)
                    return;
                log?.Invoke($"{done} of {missing.Length} packages are here");
                since.Restart();
            }
        }).ConfigureAwait(false);
    }

    private static async Task<Download[]> MissingAsync(ImmutableArray<Download> downloads, CancellationToken cancellation)
    {
        var missing = new ConcurrentBag<Download>();
        await Parallel.ForEachAsync(downloads, cancellation, async (download, token) =>
        {
            if (!File.Exists(download.Path) || await download.FindFault(download.Path, token).ConfigureAwait(false) is not null)
                missing.Add(download);
        }).ConfigureAwait(false);
        return [.. missing.OrderBy(download => download.Address.AbsoluteUri, StringComparer.Ordinal)];
    }
}
