namespace DistroFactory.Fleet.Logs;

/// <summary>
/// The lines of a log, one after the other, in memory of one size: a longer line than that is passed over, whoever made it so long.
/// </summary>
/// <param name="stream">The log.</param>
/// <param name="most">After how many bytes it is left, in the middle of a line if need be.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class LogLines(Stream stream, long most, CancellationToken cancellation)
{
    /// <summary>The longest line that is read. A web server takes no request of half that.</summary>
    public const int LongestLine = 64 << 10;

    private readonly byte[] _buffer = new byte[2 * LongestLine];
    private int _start;
    private int _end;
    private bool _isOver;
    private bool _isTooLong;

    /// <summary>How many bytes were read.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the log has more than was to be read.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The next line without its end.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            var rest = _buffer.AsSpan(_start, _end - _start);
            var length = rest.IndexOf((byte)'\n');
            if (length < 0 && !_isOver)
            {
                Fill();
                continue;
            }

            line = length < 0 ? rest : rest[..length];
            _start = length < 0 ? _end : _start + length + 1;
            if (length < 0 && line.IsEmpty)
                return false;
            var isWhole = !_isTooLong && line.Length <= LongestLine;
            _isTooLong = false;
            if (isWhole)
                return true;
        }
    }

    // What has no end within the buffer is too long: it makes room.
    private void Fill()
    {
        if (_end - _start > LongestLine)
        {
            _isTooLong = true;
            _start = _end;
        }

        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        cancellation.ThrowIfCancellationRequested();
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        Bytes += read;
        IsCut = Bytes > most;
        _isOver = read == 0 || IsCut;
        _end += IsCut ? 0 : read;
    }
}
