using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Tar;

namespace DistroFactory.Mixing.Deltas;

/// <summary>
/// Contents that deltas are to be made to, kept plain on their way into their fullfiles, so that they need not be decompressed again. They
/// lie in a file that has no name and is gone when the mix ends, however it does. What is not among them is read from its fullfile.
/// </summary>
internal sealed class KeptContents(ContentStore store, IEnumerable<SwupdHash> wanted) : IDisposable
{
    /// <summary>What is kept at most.</summary>
    private const long Bytes = 512 << 20;

    private readonly HashSet<SwupdHash> _wanted = [.. wanted];
    private readonly Dictionary<SwupdHash, (TarMember Member, long Start)> _kept = [];
    private FileStream? _file;

    /// <summary>Keeps a content if it is wanted. Called by one thread, before anything is asked for.</summary>
    public void Offer(TreeEntry file, ReadOnlySpan<byte> content)
    {
        if (!_wanted.Contains(file.Hash))
            return;
        _file ??= Create(store.Spool());
        if (_file.Position + content.Length > Bytes || !_kept.TryAdd(file.Hash, (TarMembers.Fullfile(file), _file.Position)))
            return;
        _file.Write(content);
    }

    /// <summary>The member of the fullfile of a content that is kept.</summary>
    public TarMember? MemberOf(SwupdHash hash) => _kept.TryGetValue(hash, out var place) ? place.Member : null;

    /// <summary>A content that is kept.</summary>
    public byte[] Read(SwupdHash hash)
    {
        var (member, start) = _kept[hash];
        var content = new byte[member.Size];
        for (int read, done = 0; done < content.Length; done += read)
        {
            read = RandomAccess.Read(_file!.SafeFileHandle, content.AsSpan(done), start + done);
            if (read == 0)
                throw new EndOfStreamException($"The contents kept below {_file.Name} end early.");
        }

        return content;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();

    private static FileStream Create(string path)
    {
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        File.Delete(path);
        return file;
    }
}
