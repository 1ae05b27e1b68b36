using System.Collections.Concurrent;
using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Store;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Fullfiles;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Mixing.Deltas;

/// <summary>The content of the stream, read from its fullfiles unless it was kept when they were made.</summary>
/// <param name="output">The update tree with the earlier versions.</param>
/// <param name="version">The version that is being made.</param>
/// <param name="directory">Where it is being made.</param>
/// <param name="store">Where its files come from.</param>
/// <param name="kept">Contents of the version that need not be read from there.</param>
internal sealed class PublishedFiles(string output, StreamVersion version, string directory, string store, KeptContents kept)
{
    private readonly ConcurrentDictionary<SwupdHash, long> _sizes = new();

    /// <summary>Path of the fullfile of an entry.</summary>
    public string PathOf(ManifestEntry entry) =>
        Path.Combine(entry.Version == version ? directory : Path.Combine(output, entry.Version.ToString()), "files", $"{entry.Hash}.tar");

    /// <summary>Size of a regular file, bytes.</summary>
    public long SizeOf(ManifestEntry entry) =>
        kept.MemberOf(entry.Hash)?.Size ?? _sizes.GetOrAdd(entry.Hash, _ => Read(entry, (member, _) => member.Size));

    /// <summary>Reads a regular file whole: the member of its fullfile, and its content, which has the hash it should have.</summary>
    public (TarMember Member, byte[] Content) Read(ManifestEntry entry)
    {
        if (kept.MemberOf(entry.Hash) is { } member)
            return (member, kept.Read(entry.Hash));
        return Read(
            entry,
            (member, content) =>
            {
                var bytes = new byte[member.Size];
                content.ReadExactly(bytes);
                return SwupdHasher.OfFile(member.StatMode, member.Owner, member.Group, bytes) == entry.Hash
                    ? (member, bytes)
                    : throw new UpdateStreamException($"Reading {PathOf(entry)}", "its content has another hash than its name says");
            }
        );
    }

    /// <summary>
    /// Reads an entry: the member of its fullfile, and the content as a stream that is open while <paramref name="read"/> runs.
    /// </summary>
    public T Read<T>(ManifestEntry entry, Func<TarMember, Stream, T> read)
    {
        if (kept.MemberOf(entry.Hash) is { } member)
            return read(member, new MemoryStream(kept.Read(entry.Hash), writable: false));
        if (entry.Version != version)
            return DamagedVersionException.Guard(PathOf(entry), () => Open(entry, read));
        try
        {
            return Open(entry, read);
        }
        catch (FactoryException error) when (error is UpdateStreamException or CompressionException)
        {
            throw new DamagedStoreException(PathOf(entry), store, error);
        }
    }

    private T Open<T>(ManifestEntry entry, Func<TarMember, Stream, T> read)
    {
        using var file = File.OpenRead(PathOf(entry));
        using var fullfile = new FullfileReader(file, entry.Hash);
        return read(fullfile.Member, fullfile.Content);
    }
}
