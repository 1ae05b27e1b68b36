using System.Buffers;
using DistroFactory.UpdateStream.Deltas.Matching;

namespace DistroFactory.UpdateStream.Deltas;

/// <summary>
/// Makes deltas. Takes up to 14 bytes of memory for each byte of the old and 3 for each of the new content while it works, most of it from
/// the shared pool; time is proportional to both.
/// </summary>
public static class DeltaWriter
{
    /// <summary>The delta from old to new content, or null when there is none worth having and clients better fetch the whole file.</summary>
    /// <param name="old">The old content.</param>
    /// <param name="new">The new content.</param>
    /// <param name="stat">Mode and owner of the new file.</param>
    public static byte[]? Create(ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, DeltaStat stat)
    {
        if (old.IsEmpty || @new.Length < DeltaLimits.SmallestNewBytes || old.Length > DeltaLimits.FileBytes || @new.Length > DeltaLimits.FileBytes)
            return null;
        using var matcher = new DeltaMatcher();
        var edits = matcher.Compare(old, @new);
        var control = DeltaBlock.Smallest(ControlOf(edits), zerosAllowed: false);
        var (diff, extra) = BlocksOf(edits, old, @new);
        var header = new DeltaHeader(
            control.Stored.Length,
            diff.Stored.Length,
            extra.Stored.Length,
            old.Length,
            @new.Length,
            stat,
            new(control.Encoding, diff.Encoding, extra.Encoding));

        // More than nine tenths of the file is not worth the client's time.
        return header.TotalBytes * 10 > @new.Length * 9L ? null : Assemble(header, control, diff, extra);
    }

    private static byte[] ControlOf(IReadOnlyList<DeltaEdit> edits)
    {
        var control = new byte[edits.Count * DeltaEdit.Bytes];
        for (var i = 0; i < edits.Count; i++)
            edits[i].Write(control.AsSpan(i * DeltaEdit.Bytes));
        return control;
    }

    /// <summary>The diff and the extra block, which together are as long as the new content.</summary>
    private static (DeltaBlock Diff, DeltaBlock Extra) BlocksOf(
        IReadOnlyList<DeltaEdit> edits, ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new)
    {
        var rented = ArrayPool<byte>.Shared.Rent(@new.Length);
        try
        {
            var plain = rented.AsSpan(0, @new.Length);
            var diff = plain[..edits.Sum(edit => edit.Add)];
            var extra = plain[diff.Length..];
            Fill(edits, old, @new, diff, extra);
            return (DeltaBlock.Smallest(diff, zerosAllowed: true), DeltaBlock.Smallest(extra, zerosAllowed: true));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static void Fill(
        IReadOnlyList<DeltaEdit> edits, ReadOnlySpan<byte> old, ReadOnlySpan<byte> @new, Span<byte> diff, Span<byte> extra)
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
