using DistroFactory.Compression;
using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Publishing;

/// <summary>A segment on its way: contents arrive one by one, and when the last is there it can be written.</summary>
internal sealed class SegmentAssembly
{
    private readonly SegmentPiece _piece;
    private readonly byte[]?[] _contents;
    private int _missing;

    public SegmentAssembly(SegmentPiece piece)
    {
        _piece = piece;
        _contents = new byte[piece.Members.Length][];
        _missing = piece.Members.Count(member => member.Type == EntryType.File);
    }

    /// <summary>Whether every content is there.</summary>
    public bool IsComplete => _missing == 0;

    /// <summary>Bytes of its contents.</summary>
    public long Bytes => _piece.Members.Where(member => member.Type == EntryType.File).Sum(member => member.Size);

    /// <summary>Takes the content of a member.</summary>
    public void Fill(TreeEntry member, byte[] content)
    {
        var slot = _piece.Members.IndexOf(member);
        if (_contents[slot] is not null)
            return;
        _contents[slot] = content;
        _missing--;
    }

    /// <summary>Compresses it into the store.</summary>
    public void Write(ContentStore store, CompressionSetting setting, CancellationToken cancellation)
        => AtomicFile.Write(store.Segment(_piece.Key), stream =>
        {
            using var segment = new PackSegment(stream, setting);
            for (var i = 0; i < _contents.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                segment.Add(TarMembers.Staged(_piece.Members[i]), _contents[i]);
            }
        });
}
