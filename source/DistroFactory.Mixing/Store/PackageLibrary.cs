using System.Collections.Immutable;
using System.Security.Cryptography;
using DistroFactory.Foundation;
using DistroFactory.Mixing.Ownership;
using DistroFactory.Mixing.Tree;
using DistroFactory.Packages;
using DistroFactory.Packages.Rpm;

namespace DistroFactory.Mixing.Store;

/// <summary>
/// The packages of a mix: headers of all of them, indexes of those that are needed. A package that the store knows is not opened.
/// </summary>
public sealed class PackageLibrary
{
    private readonly ContentStore _store;
    private readonly ParallelOptions _parallel;
    private readonly Dictionary<Nevra, Offered> _packages = [];

    /// <summary>Reads the headers; of two packages of one identity the first wins.</summary>
    public PackageLibrary(IReadOnlyList<string> paths, ContentStore store, ParallelOptions parallel)
    {
        _store = store;
        _parallel = parallel;
        var digests = new FileFacts(store.PackageDigests);
        var offered = new Offered[paths.Count];
        ParallelWork.Run(parallel, paths.Count, i => offered[i] = Read(paths[i], digests.Of(paths[i], () => DigestOf(paths[i]))));
        digests.Save((path, bytes) => store.Write(path, bytes));
        foreach (var package in offered)
            _packages.TryAdd(package.Header.Nevra, package);
    }

    /// <summary>What the headers say, in the order given.</summary>
    public IEnumerable<PackageInfo> Universe => _packages.Values.Select(package => package.Header);

    /// <summary>Opens the package of an identity.</summary>
    /// <exception cref="PackageException">It is not a sound RPM.</exception>
    /// <exception cref="MixException">It is not the file that it was when the mix began.</exception>
    public RpmPackage Open(Nevra nevra)
    {
        var (sha256, header) = _packages[nevra];
        return Open(header.Location, sha256);
    }

    /// <summary>
    /// The indexes of packages and the owners that their account files define. Payloads are read of packages that the store does
    /// not know, or knows with other numbers of owners.
    /// </summary>
    public (ImmutableDictionary<Nevra, PackageIndex> Indexes, OwnerTable Owners) Index(
        IReadOnlyList<Nevra> needed,
        OwnerTable configured,
        Action<int> report
    )
    {
        var table = OwnerTable.Base(configured.Users, configured.Groups);
        var indexes = new PackageIndex[needed.Count];
        var done = 0;
        ParallelWork.Run(
            _parallel,
            needed.Count,
            i =>
            {
                var (sha256, header) = _packages[needed[i]];
                indexes[i] = PackageIndexFile.TryRead(_store.PackageIndex(sha256), header) ?? Make(needed[i], table);
                report(Interlocked.Increment(ref done));
            }
        );

        var owners = table.With(indexes.SelectMany(index => index.Texts).Where(text => AccountFile.IsOne(text.Key)), configured);
        ParallelWork.Run(
            _parallel,
            indexes.Length,
            i =>
            {
                if (!PackageEntries.AreCurrent(indexes[i], owners))
                    indexes[i] = Make(needed[i], owners);
            }
        );
        return (indexes.ToImmutableDictionary(index => index.Nevra), owners);
    }

    private Offered Read(string path, string sha256)
    {
        var kept = _store.PackageHeader(sha256);
        if (PackageHeaderFile.TryRead(kept, Path.GetFullPath(path)) is { } known)
            return new(sha256, known);
        var header = Open(path, sha256).Info;
        _store.Write(kept, PackageHeaderFile.ToBytes(header));
        return new(sha256, header);
    }

    private static string DigestOf(string path)
    {
        try
        {
            using var stream = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 1 << 17,
                FileOptions.SequentialScan
            );
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MixException($"Reading the package {path}", error.Message, inner: error);
        }
    }

    // What is kept under a digest must be of that file, whoever replaces it meanwhile.
    private static RpmPackage Open(string path, string sha256)
    {
        var package = RpmPackage.Open(path);
        return package.ComputeSha256() == sha256
            ? package
            : throw new MixException(
                $"Reading {path}",
                "it is not the file that it was when the mix began",
                "The package changed while it was mixed; run again."
            );
    }

    private PackageIndex Make(Nevra nevra, OwnerTable owners)
    {
        var index = PackageIndexer.Index(Open(nevra), _packages[nevra].Sha256, owners, _parallel.CancellationToken);
        _store.Write(_store.PackageIndex(index.Sha256), PackageIndexFile.ToBytes(index));
        return index;
    }

    private sealed record Offered(string Sha256, PackageInfo Header);
}
