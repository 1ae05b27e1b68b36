using DistroFactory.Compression;
using DistroFactory.Mixing.Manifests;
using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Publishing;

/// <summary>
/// A file that the version before lists already, and that is published again, keeps the fullfile it was published with: compressing it anew would
/// only put another time of modification into it, which is not part of the hash. That depends on the stream alone, never on what the store has,
/// so all who continue a stream publish the same bytes. Each is read before it serves again; one that is not what its name says is made anew.
/// </summary>
internal sealed class EarlierFullfiles
{
    private readonly Dictionary<SwupdHash, string> _paths = [];
    private readonly List<string> _warnings = [];

    /// <summary>Looks for the fullfiles of a version among those of the versions before, and reads them.</summary>
    /// <param name="output">The update tree.</param>
    /// <param name="previous">The version before.</param>
    /// <param name="files">The files that are published new, or again.</param>
    /// <param name="parallel">On how many cores.</param>
    public EarlierFullfiles(string output, PreviousVersion previous, IReadOnlyCollection<TreeEntry> files, ParallelOptions parallel)
    {
        var wanted = files.Select(file => file.Hash).ToHashSet();
        var published = new Dictionary<SwupdHash, MixVersion>();
        foreach (var line in (previous.Full?.Entries ?? []).Where(line => line.Status == EntryStatus.Present && wanted.Contains(line.Hash)))
        {
            if (!published.TryGetValue(line.Hash, out var version) || version < line.Version)
                published[line.Hash] = line.Version;
        }

        var found = published.Select(file => (Hash: file.Key, Path: Path.Combine(output, $"{file.Value}", "files", $"{file.Key}.tar"))).ToArray();
        var faults = new string?[found.Length];
        Work.InParallel(parallel, found.Length, i => faults[i] = File.Exists(found[i].Path) ? FaultOf(found[i].Path, found[i].Hash) : "it is missing");
        for (var i = 0; i < found.Length; i++)
        {
            if (faults[i] is null)
                _paths.Add(found[i].Hash, found[i].Path);
            else
                _warnings.Add($"{found[i].Path} is not published again but made anew: {faults[i]}. Restore it, clients of earlier versions need it.");
        }

        _warnings.Sort(StringComparer.Ordinal);
    }

    /// <summary>What is wrong with earlier fullfiles, one sentence each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The fullfile that serves a file again; null when it must be made.</summary>
    public string? Find(TreeEntry file) => _paths.GetValueOrDefault(file.Hash);

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
