using DistroFactory.Foundation.Compression;
using DistroFactory.Mixing.Store;
using DistroFactory.Mixing.Tree;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Packs;

namespace DistroFactory.Mixing.Assembly;

/// <summary>A segment on its way: contents arrive one by one, and when the last is there it can be written.</summary>
internal sealed class SegmentAssembly
{
    private readonly SegmentPiece _piece;
    private readonly byte[]?[] _contents;
    private readonly Dictionary<SwupdHash, int> _slots = [];
    private int _missing;

    public SegmentAssembly(SegmentPiece piece)
    {
        _piece = piece;
        _contents = new byte[piece.Members.Length][];
        for (var i = 0; i < piece.Members.Length; i++)
        {
            if (piece.Members[i].Type == EntryType.File)
                _slots.Add(piece.Members[i].Hash, i);
        }

        _missing = _slots.Count;
        Bytes = _slots.Values.Sum(slot => piece.Members[slot].Size);
    }

    /// <summary>Whether every content is there.</summary>
    public bool IsComplete => _missing == 0;

    /// <summary>Bytes of its contents.</summary>
    public long Bytes { get; }

    /// <summary>Takes the content of a member.</summary>
    public void Fill(TreeEntry member, byte[] content)
    {
        var slot = _slots[member.Hash];
        if (_contents[slot] is not null)
            return;
        _contents[slot] = content;
        _missing--;
    }

    /// <summary>Compresses it into the store.</summary>
    public void Write(ContentStore store, CompressionSetting setting, CancellationToken cancellation) =>
        store.Write(
            store.Segment(_piece.Key),
            stream =>
            {
                using var segment = new PackSegment(stream, setting.ForAll([.. _contents.OfType<byte[]>()]));
                for (var i = 0; i < _contents.Length; i++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    segment.Add(TarMembers.Staged(_piece.Members[i]), _contents[i]);
                }
            }
        );
}
