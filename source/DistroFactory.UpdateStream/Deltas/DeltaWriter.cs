using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>
/// Makes deltas, in time proportional to both contents and within <see cref="MemoryOf"/>.
/// </summary>
public static class DeltaWriter
{
    /// <summary>Below this size of the new file the blocks of a packed delta stay plain.</summary>
    private const int PlainBytes = 64 << 10;

    /// <summary>
    /// What xz takes for its dictionary and the search in it, bytes, for each byte of a block up to <see cref="DictionaryBytes"/>.
    /// </summary>
    private const int CoderBytes = 12;
    private const int DictionaryBytes = 8 << 20;

    /// <summary>
    /// How a delta whose blocks stay plain is held against the whole file: as fast as that can be, and near what a pack makes of it.
    /// </summary>
    private static readonly CompressionSetting s_estimate = new(CompressionMethod.Zstd, 3);

    /// <summary>Whether the blocks of a packed delta to a file of this size stay plain.</summary>
    public static bool StaysPlain(long newBytes) => newBytes < PlainBytes;

    /// <summary>How much memory making a delta takes at most, bytes, the two contents counted.</summary>
    public static long MemoryOf(long oldBytes, long newBytes) =>
        (4 * oldBytes) + (4 * newBytes) + (CoderBytes * Math.Min(newBytes, DictionaryBytes));

    /// <summary>
    /// The delta from old to new content, or null when there is none worth having and clients better fetch the whole file.
    /// </summary>
    /// <param name="old">The old content.</param>
    /// <param name="new">The new content.</param>
    /// <param name="stat">Mode and owner of the new file.</param>
    /// <param name="form">How its blocks are stored.</param>
    public static byte[]? Create(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, DeltaStat stat, DeltaForm form = DeltaForm.Smallest)
    {
        if (
            old.IsEmpty
            || @new.Length < DeltaLimits.SmallestNewBytes
            || old.Length > DeltaLimits.FileBytes
            || @new.Length > DeltaLimits.FileBytes
        )
            return null;
        var plain = form == DeltaForm.Packed && StaysPlain(@new.Length);
        var edits = Compare(old, @new);
        var control = Block(ControlOf(edits), zerosAllowed: false, plain);
        var (diff, extra) = BlocksOf(edits, old, @new, plain);
        var header = new DeltaHeader(
            control.Stored.Length,
            diff.Stored.Length,
            extra.Stored.Length,
            old.Length,
            @new.Length,
            stat,
            new(control.Encoding, diff.Encoding, extra.Encoding)
        );

        var delta = Assemble(header, control, diff, extra);

        // More than nine tenths of the file is not worth the client's time.
        var (cost, whole) = plain ? (Estimate(delta), Estimate(@new)) : (delta.Length, @new.Length);
        return cost * 10L > whole * 9L ? null : delta;
    }

    /// <summary>The index of the old content is given back before anything is compressed.</summary>
    private static IReadOnlyList<DeltaEdit> Compare(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new)
    {
        using var matcher = new DeltaMatcher();
        return matcher.Compare(old, @new);
    }

    private static DeltaBlock Block(ReadOnlySpan<byte> bytes, bool zerosAllowed, bool plain) =>
        plain ? DeltaBlock.Plain(bytes, zerosAllowed) : DeltaBlock.Smallest(bytes, zerosAllowed);

    private static int Estimate(ReadOnlySpan<byte> bytes) => Compressor.Compress(bytes, s_estimate).Length;

    private static byte[] ControlOf(IReadOnlyList<DeltaEdit> edits)
    {
        var control = new byte[edits.Count * DeltaEdit.Bytes];
        for (var i = 0; i < edits.Count; i++)
            edits[i].Write(control.AsSpan(i * DeltaEdit.Bytes));
        return control;
    }

    /// <summary>The diff and the extra block, which together are as long as the new content.</summary>
    private static (DeltaBlock Diff, DeltaBlock Extra) BlocksOf(
        IReadOnlyList<DeltaEdit> edits,
        ReadOnlySpan<byte> old,
        ReadOnlySpan<byte> @new,
        bool plain
    )
    {
        using var space = new NativeArray<byte>(@new.Length);
        var diff = space.Items[..edits.Sum(edit => edit.Add)];
        var extra = space.Items[diff.Length..];
        Fill(edits, old, @new, diff, extra);
        return (Block(diff, zerosAllowed: true, plain), Block(extra, zerosAllowed: true, plain));
    }

    private static void Fill(
        IReadOnlyList<DeltaEdit> edits,
        ReadOnlySpan<byte> old,
        ReadOnlySpan<byte> @new,
        Span<byte> diff,
        Span<byte> extra
    )
    {
        var position = 0;
        foreach (var edit in edits)
        {
            ByteArithmetic.Subtract(@new[..edit.Add], old.Slice(position, edit.Add), diff);
            @new.Slice(edit.Add, edit.Insert).CopyTo(extra);
            position += edit.Add + edit.Seek;
            @new = @new[(edit.Add + edit.Insert)..];
            diff = diff[edit.Add..];
            extra = extra[edit.Insert..];
        }
    }

    private static byte[] Assemble(DeltaHeader header, DeltaBlock control, DeltaBlock diff, DeltaBlock extra)
    {
        var delta = new byte[header.TotalBytes];
        header.Write(delta);
        var start = header.Bytes;
        foreach (var block in (ReadOnlySpan<DeltaBlock>)[control, diff, extra])
        {
            block.Stored.CopyTo(delta, start);
            start += block.Stored.Length;
        }

        return delta;
    }
}
