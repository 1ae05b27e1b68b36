using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Manifests;
using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Assembly;

/// <summary>
/// A file that the version before lists already, and that is published again, keeps the fullfile it was published with: compressing it
/// again would only put another time of modification into it, which is not part of the hash. That depends on the stream alone, never on
/// what the store has, so all who continue a stream publish the same bytes. Each is read before it serves again, unless it is the very file
/// that the store has; one that is not what its name says is made again.
/// </summary>
internal sealed class EarlierFullfiles
{
    private readonly Dictionary<SwupdHash, string> _paths = [];
    private readonly List<string> _warnings = [];

    /// <summary>Looks for the fullfiles of a version among those of the versions before, and reads them.</summary>
    /// <param name="request">The mix.</param>
    /// <param name="store">What is kept.</param>
    /// <param name="previous">The version before.</param>
    /// <param name="files">The files that are published new, or again.</param>
    /// <param name="parallel">On how many cores.</param>
    public EarlierFullfiles(
        MixRequest request,
        ContentStore store,
        PreviousVersion previous,
        IEnumerable<TreeEntry> files,
        ParallelOptions parallel
    )
    {
        if (previous.Full is null)
            return;
        var wanted = files.ToDictionary(file => file.Hash);
        var published = new Dictionary<SwupdHash, StreamVersion>();
        foreach (var line in previous.Full.Entries.Where(line => line.Status == EntryStatus.Present && wanted.ContainsKey(line.Hash)))
        {
            if (!published.TryGetValue(line.Hash, out var version) || version < line.Version)
                published[line.Hash] = line.Version;
        }

        var found = published
            .Select(file =>
                (File: wanted[file.Key], Path: Path.Combine(request.OutputDirectory, $"{file.Value}", "files", $"{file.Key}.tar"))
            )
            .ToArray();
        var faults = new string?[found.Length];
        ParallelWork.Run(
            parallel,
            found.Length,
            i =>
            {
                var (file, path) = found[i];
                if (!IsOne(path, store.Fullfile(file.Hash, file.ModificationTime, request.FullfileCompression)))
                    faults[i] = File.Exists(path) ? FaultOf(path, file.Hash) : "it is missing";
            }
        );
        for (var i = 0; i < found.Length; i++)
        {
            if (faults[i] is null)
                _paths.Add(found[i].File.Hash, found[i].Path);
            else
                _warnings.Add(
                    $"{found[i].Path} is not published again but made again: {faults[i]}. Restore it, clients of earlier versions need it."
                );
        }

        _warnings.Sort(StringComparer.Ordinal);
    }

    /// <summary>What is wrong with earlier fullfiles, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The fullfile that serves a file again; null when it must be made.</summary>
    public string? Find(TreeEntry file) => _paths.GetValueOrDefault(file.Hash);

    /// <summary>Whether two names lead to one file.</summary>
    private static bool IsOne(string path, string other) => FileStamp.Of(path) is { } stamp && stamp == FileStamp.Of(other);

    private static string? FaultOf(string path, SwupdHash hash)
    {
        try
        {
            using var file = File.OpenRead(path);
            FullfileReader.Verify(file, hash);
            return null;
        }
        catch (Exception error) when (error is UpdateStreamException or CompressionException or IOException or UnauthorizedAccessException)
        {
            return error is FactoryException { Why: var why } ? why : error.Message;
        }
    }
}
