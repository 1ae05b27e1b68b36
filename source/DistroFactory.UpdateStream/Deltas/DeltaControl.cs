namespace DistroFactory.UpdateStream.Deltas;

/// <summary>Walks over the steps of a control block as it is decompressed. Each is checked before it is handed out.</summary>
internal sealed class DeltaControl(ArraySegment<byte> stored, DeltaHeader header) : IDisposable
{
    private readonly DeltaBlockReader _block = new("control", stored, header.Encodings.Control);
    private int _made;
    private int _position;
    private int _steps;

    /// <summary>Walks over all steps, so that nothing is allocated for a new file they do not make.</summary>
    /// <exception cref="DeltaException">The steps are not sound.</exception>
    public static void Check(ArraySegment<byte> stored, DeltaHeader header)
    {
        using var control = new DeltaControl(stored, header);
        while (control.Next(out _) is not null) { }
    }

    /// <summary>The next step, or null when the new file is complete.</summary>
    /// <param name="position">Where in the old file its bytes are.</param>
    /// <exception cref="DeltaException">The step leaves one of the files, or there are steps left over.</exception>
    public DeltaEdit? Next(out int position)
    {
        position = _position;
        if (_made == header.NewBytes)
        {
            _block.End();
            return null;
        }

        // A step may make nothing but move; where many do, the block was made to waste time.
        if (++_steps > (long)header.NewBytes + 1)
            throw new DeltaException("its control block has more steps than the new file has bytes");
        Span<byte> bytes = stackalloc byte[DeltaEdit.Bytes];
        _block.Read(bytes);
        var edit = DeltaEdit.Read(bytes);
        if (edit.Add > header.OldBytes - _position)
            throw new DeltaException("it reads behind the end of the old file");
        if ((long)edit.Add + edit.Insert > header.NewBytes - _made)
            throw new DeltaException("it writes behind the end of the new file");
        _made += edit.Add + edit.Insert;
        _position += edit.Add + edit.Seek;
        return _position >= 0 && _position <= header.OldBytes ? edit : throw new DeltaException("it moves out of the old file");
    }

    /// <inheritdoc/>
    public void Dispose() => _block.Dispose();
}
