namespace DistroFactory.UpdateStream.Deltas;

/// <summary>
/// Applies deltas as a client does, but strictly: every byte of every block must be used, and no old byte be read that is not there.
/// Whatever the delta says, no more memory is taken than the new file needs (which the caller bounds) and 80 MiB for each of three
/// decompressors.
/// </summary>
public static class DeltaReader
{
    /// <summary>Makes the new content.</summary>
    /// <param name="old">The old content.</param>
    /// <param name="delta">The whole delta.</param>
    /// <param name="largest">The largest new content that is accepted, in bytes.</param>
    /// <exception cref="DeltaException">The delta is corrupt, for another old content, or asks for more than is accepted.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> old, byte[] delta, int largest = DeltaLimits.FileBytes)
    {
        var header = DeltaHeaderReader.Read(delta, out var start);
        if (header.OldBytes != old.Length)
            throw new DeltaException($"it is for an old file of {header.OldBytes} bytes, and this one has {old.Length}");
        if (header.NewBytes > largest)
            throw new DeltaException($"its new file has {header.NewBytes} bytes, more than the {largest} expected");

        var control = new ArraySegment<byte>(delta, start, header.ControlBytes);
        DeltaControl.Check(control, header);
        var diff = new ArraySegment<byte>(delta, start + header.ControlBytes, header.DiffBytes);
        var extra = new ArraySegment<byte>(delta, start + header.ControlBytes + header.DiffBytes, header.ExtraBytes);
        return Apply(old, header, control, diff, extra);
    }

    /// <summary>Makes the new content and checks that it is what the manifest asks for.</summary>
    /// <param name="old">The old content.</param>
    /// <param name="delta">The whole delta.</param>
    /// <param name="hash">The hash of the new file: of its content and of the mode and owner the delta gives it.</param>
    /// <param name="largest">The largest new content that is accepted, in bytes.</param>
    /// <exception cref="DeltaException">The delta is corrupt, for another old content, or makes another file.</exception>
    public static byte[] Apply(ReadOnlySpan<byte> old, byte[] delta, SwupdHash hash, int largest = DeltaLimits.FileBytes)
    {
        var content = Apply(old, delta, largest);
        var stat = DeltaHeaderReader.Read(delta, out _).Stat;
        var actual = SwupdHasher.OfFile(stat.Mode, stat.Owner, stat.Group, content);
        return actual == hash ? content : throw new DeltaException($"it makes a file of the hash {actual}, not {hash}");
    }

    private static byte[] Apply(
        ReadOnlySpan<byte> old,
        DeltaHeader header,
        ArraySegment<byte> control,
        ArraySegment<byte> diff,
        ArraySegment<byte> extra
    )
    {
        using var edits = new DeltaControl(control, header);
        using var added = new DeltaBlockReader("diff", diff, header.Encodings.Diff);
        using var inserted = new DeltaBlockReader("extra", extra, header.Encodings.Extra);
        var content = new byte[header.NewBytes];
        var rest = content.AsSpan();
        while (edits.Next(out var position) is { } edit)
        {
            added.Read(rest[..edit.Add]);
            ByteArithmetic.Add(rest[..edit.Add], old.Slice(position, edit.Add));
            inserted.Read(rest.Slice(edit.Add, edit.Insert));
            rest = rest[(edit.Add + edit.Insert)..];
        }

        added.End();
        inserted.End();
        return content;
    }
}
