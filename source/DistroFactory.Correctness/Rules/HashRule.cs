using System.Collections.Concurrent;
using DistroFactory.Correctness.Packaged;
using DistroFactory.Correctness.Reports;
using DistroFactory.Correctness.Request;
using DistroFactory.Foundation;
using DistroFactory.Packages;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Rules;

/// <summary>
/// The hash of every entry follows from the package that has it. Of files that neither packages nor manifests changed the version
/// before was checked; of all others the payload is read.
/// </summary>
internal sealed class HashRule(Accounts accounts, ParallelOptions parallel)
{
    private readonly ConcurrentBag<Disagreement> _found = [];
    private long _read;

    public IProgress<CorrectnessProgress>? Progress { get; init; }

    public IEnumerable<Disagreement> Check(IEnumerable<BundlePair> pairs)
    {
        var files = new List<Claim>();
        foreach (
            var (pair, path, line) in pairs.SelectMany(pair =>
                pair.Now.Published.Present.Where(entry => Concerns(pair, entry.Key)).Select(entry => (pair, entry.Key, entry.Value))
            )
        )
        {
            var claims = pair.Now.Packages.Tree.Claims(path);
            if (claims is [{ Type: EntryType.File } file, ..])
                files.AddRange(
                    line.Type == EntryType.File && !IsKnown(pair, path, line, file) && Numbers(pair.Now, path, file) is { } numbers
                        ? [new Claim(pair.Now, path, line.Hash, file, numbers)]
                        : []
                );
            else if (!claims.Select(claim => Expected(pair.Now, path, claim)).DefaultIfEmpty(s_plainDirectory).Contains(line.Hash))
                Report(pair.Now, path);
        }

        ParallelWork.OnEach(
            [.. files.Where(claim => claim.File.Package is null)],
            parallel,
            (claim, _) => Compare(claim, ContentHash.OfLocalFile(claim.File, parallel.CancellationToken))
        );
        IGrouping<Nevra, Claim>[] packages =
        [
            .. files.Where(claim => claim.File.Package is not null).GroupBy(claim => claim.File.Package!),
        ];
        ParallelWork.OnEach(
            packages,
            parallel,
            (package, _) =>
            {
                var claims = package.ToLookup(claim => claim.File.Source);
                var wanted = claims.ToDictionary(
                    claim => claim.Key,
                    claim => (claim.First().File.Mode, claim.First().Owners),
                    StringComparer.Ordinal
                );
                foreach (
                    var (source, hash) in ContentHash.OfPackage(
                        package.First().Bundle.Packages.Packages[package.Key],
                        wanted,
                        parallel.CancellationToken
                    )
                )
                {
                    foreach (var claim in claims[source])
                        Compare(claim, hash);
                }

                Progress?.Report(new(Interlocked.Increment(ref _read), packages.Length));
            }
        );
        return _found;
    }

    private static readonly SwupdHash s_plainDirectory = SwupdHasher.OfDirectory(0x41ED, 0, 0);

    private static bool Concerns(BundlePair pair, string path) => pair.Now.Packaged.Own.Contains(path) && !MixerFiles.Contains(path);

    private static bool IsKnown(BundlePair pair, string path, ManifestEntry line, PackagedFile file) =>
        pair.Before is { } before
        && before.Published.Present.TryGetValue(path, out var then)
        && then.Hash == line.Hash
        && before.FileAt(path) is { } old
        && file.DiffersFrom(old) == false
        && file.Content.Length > 0;

    private (uint, uint)? Numbers(BundleView bundle, string path, PackagedFile file)
    {
        var numbers = accounts.Of(file);
        if (numbers is null)
            _found.Add(bundle.Disagree(path, $"nobody defines its owner {file.Owner}:{file.Group}"));
        return numbers;
    }

    private SwupdHash Expected(BundleView bundle, string path, PackagedFile claim) =>
        Numbers(bundle, path, claim) is { } numbers ? ContentHash.OfHeader(claim, numbers) : SwupdHash.Zero;

    private void Compare(Claim claim, SwupdHash hash)
    {
        if (hash != claim.Hash)
            Report(claim.Bundle, claim.Path);
    }

    private void Report(BundleView bundle, string path) =>
        _found.Add(bundle.Disagree(path, "its hash in the manifest is not that of the packaged content, mode and owner"));

    private sealed record Claim(BundleView Bundle, string Path, SwupdHash Hash, PackagedFile File, (uint, uint) Owners);
}
