using System.Collections.Immutable;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Deltas;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Store;

/// <summary>
/// What mixes keep from one to the next. Every file is written once, whole or not at all, and named by what it holds:
/// <code>
/// packages/digests               the SHA-256 of RPM files that were left alone since
/// packages/AB/SHA256.header      what the header of an RPM says
/// packages/AB/SHA256.index       what an RPM contains
/// fullfiles/AB/HASH-MTIME-X.tar  a fullfile as published (X: the compression asked for, and a revision)
/// contents/AB/HASH-X             the compressed content of a large file, shared by its fullfile and its packs
/// segments/AB/KEY                a run of pack members
/// manifests/AB/SHA256           a compressed piece of a long manifest
/// deltas/AB/OLD-NEW-FORM         a delta between two contents; empty when there is none worth having
/// </code>
/// Nothing in it is needed to read a published stream; deleting it costs time, not correctness.
/// </summary>
public sealed class ContentStore
{
    /// <summary>
    /// To be changed with the bytes that a setting makes of a content; what older versions of the factory kept is then not found any more.
    /// </summary>
    private const int Revision = 2;

    private readonly string _root;
    private readonly StoreJournal _journal;

    /// <summary>Opens the store in a directory and removes what a killed run left half-written.</summary>
    public ContentStore(string root)
    {
        _root = Path.GetFullPath(root);
        Directory.CreateDirectory(_root);
        _journal = new(_root);
    }

    /// <summary>Writes a file of the store: whole or not at all, and for certain after <see cref="Flush"/>.</summary>
    public void Write(string path, Action<Stream> write)
    {
        _journal.Begin();
        AtomicFile.WriteUnflushed(path, write);
    }

    /// <summary>Writes a file of these bytes.</summary>
    public void Write(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>Waits until all that was written is on disk.</summary>
    public void Flush() => _journal.Flush();

    /// <summary>Path of what is known of package files.</summary>
    public string PackageDigests => Path.Combine(_root, "packages", "digests");

    /// <summary>Path of the header of a package.</summary>
    public string PackageHeader(string sha256) => At("packages", sha256, sha256 + ".header");

    /// <summary>Path of the index of a package.</summary>
    public string PackageIndex(string sha256) => At("packages", sha256, sha256 + ".index");

    /// <summary>Paths of the indexes of all packages that were ever mixed, in no order.</summary>
    public IEnumerable<string> PackageIndexes =>
        Directory.Exists(Path.Combine(_root, "packages"))
            ? Directory.EnumerateFiles(Path.Combine(_root, "packages"), "*.index", SearchOption.AllDirectories)
            : [];

    /// <summary>Path of a fullfile.</summary>
    public string Fullfile(SwupdHash hash, long modified, ImmutableArray<CompressionSetting> settings) =>
        At("fullfiles", $"{hash}", $"{hash}-{modified}-{string.Join('-', settings.Select(setting => setting.Word))}-{Revision}.tar");

    /// <summary>Path of the compressed content of a large file.</summary>
    public string Content(SwupdHash hash, CompressionSetting setting) => At("contents", $"{hash}", $"{hash}-{setting.Word}-{Revision}");

    /// <summary>Path of a segment.</summary>
    public string Segment(SegmentKey key) => At("segments", key.Hex, key.Hex);

    /// <summary>Path of a compressed piece of a manifest, by the SHA-256 of its text.</summary>
    public string ManifestPiece(string sha256) => At("manifests", sha256, sha256);

    /// <summary>Path of the delta between two contents.</summary>
    public string Delta(SwupdHash old, SwupdHash @new, DeltaForm form) =>
        At("deltas", $"{@new}", $"{old}-{@new}-{form}".ToLowerInvariant());

    /// <summary>A new path for content that is too large to be held in memory; whoever asks deletes it.</summary>
    public string Spool()
    {
        _journal.Begin();
        return Path.Combine(_root, $".spool{AtomicFile.PartialMark}{Guid.NewGuid():N}");
    }

    private string At(string kind, string name, string file) => Path.Combine(_root, kind, name[..2], file);
}
