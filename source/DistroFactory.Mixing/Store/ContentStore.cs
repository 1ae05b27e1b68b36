using DistroFactory.Compression;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Store;

/// <summary>
/// What mixes keep from one to the next. Every file is written once, whole or not at all, and named by what it holds:
/// <code>
/// packages/AB/SHA256.index       what an RPM contains
/// fullfiles/AB/HASH-MTIME-X.tar  a fullfile as published (X: the compression asked for)
/// contents/AB/HASH-X             the compressed content of a large file, shared by its fullfile and its packs
/// segments/AB/KEY                a run of pack members
/// deltas/AB/OLD-NEW              a delta between two contents; empty when there is none worth having
/// </code>
/// Nothing in it is needed to read a published stream; deleting it costs time, not correctness.
/// </summary>
public sealed class ContentStore
{
    private readonly string _root;

    /// <summary>Opens the store in a directory and removes what a killed run left half-written.</summary>
    public ContentStore(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(_root);
        foreach (var partial in Directory.EnumerateFiles(_root, $"*{AtomicFile.PartialMark}*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
            File.Delete(partial);
    }

    /// <summary>Path of the index of a package.</summary>
    public string PackageIndex(string sha256) => At("packages", sha256, sha256 + ".index");

    /// <summary>Path of a fullfile.</summary>
    public string Fullfile(SwupdHash hash, long modified, CompressionSetting setting) => At("fullfiles", $"{hash}", $"{hash}-{modified}-{Word(setting)}.tar");

    /// <summary>Path of the compressed content of a large file.</summary>
    public string Content(SwupdHash hash, CompressionSetting setting) => At("contents", $"{hash}", $"{hash}-{Word(setting)}");

    /// <summary>Path of a segment.</summary>
    public string Segment(SegmentKey key) => At("segments", key.Hex, key.Hex);

    /// <summary>Path of the delta between two contents.</summary>
    public string Delta(SwupdHash old, SwupdHash @new) => At("deltas", $"{@new}", $"{old}-{@new}");

    /// <summary>A new path for content that is too large to be held in memory; whoever asks deletes it.</summary>
    public string Spool() => Path.Combine(_root, $".spool{AtomicFile.PartialMark}{Guid.NewGuid():N}");

    private string At(string kind, string name, string file) => Path.Combine(_root, kind, name[..2], file);

    private static string Word(CompressionSetting setting) => $"{setting.Method}{setting.Level}".ToLowerInvariant();
}
