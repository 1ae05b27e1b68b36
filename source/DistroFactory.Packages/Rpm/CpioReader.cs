using System.Buffers;
using System.Buffers.Text;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// Reads a cpio archive of the formats an RPM payload has: <c>070701</c> and <c>070702</c> ("new ASCII"), and rpm's own stripped
/// <c>07070X</c>, whose members say only which file of the RPM header they are. What is unsound is an <see cref="InvalidDataException"/>.
/// </summary>
internal sealed class CpioReader(Stream source) : IDisposable
{
    private const int MagicSize = 6;
    private const int FieldSize = 8;
    private const int FieldCount = 13;
    private const string Trailer = "TRAILER!!!";

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
    private int _start;
    private int _end;

    /// <summary>How far it has read, for the padding to multiples of four.</summary>
    private long _position;

    /// <summary>Reads the header of the next member; null at the trailer.</summary>
    public CpioEntry? ReadEntry()
    {
        SkipPadding();
        var magic = Take(MagicSize);
        if (magic.SequenceEqual("07070X"u8))
            return ReadStripped();
        if (!magic.SequenceEqual("070701"u8) && !magic.SequenceEqual("070702"u8))
            throw new InvalidDataException("a member of its payload does not begin as one of cpio does");

        var fields = Take(FieldSize * FieldCount);
        var mode = Field(fields, 1);
        var size = Field(fields, 6);
        var nameSize = Field(fields, 11);
        if (nameSize is 0 or > RpmPath.MaximalLength)
            throw new InvalidDataException("a name in its payload is empty or longer than a path can be");
        var nameBytes = Take((int)nameSize);
        var length = nameBytes.IndexOf((byte)0);
        if (length != nameSize - 1)
            throw new InvalidDataException("a name in its payload does not end where it should");
        var name = RpmPath.Decode(nameBytes[..length]);
        SkipPadding();
        return name == Trailer ? null : new CpioEntry(name, -1, (int)mode, size);
    }

    /// <summary>Reads content. The caller knows how much there is.</summary>
    public int Read(Span<byte> destination)
    {
        int count;
        if (_start == _end && destination.Length >= _buffer.Length)
        {
            count = source.Read(destination);
        }
        else
        {
            if (_start == _end)
                Refill();
            count = Math.Min(destination.Length, _end - _start);
            _buffer.AsSpan(_start, count).CopyTo(destination);
            _start += count;
        }

        if (count == 0 && !destination.IsEmpty)
            throw CutShort();
        _position += count;
        return count;
    }

    /// <summary>Reads what follows the trailer: only the zeros that fill up a block may.</summary>
    public void ReadToEnd()
    {
        const int LargestBlock = 1 << 16;
        for (var surplus = 0; surplus <= LargestBlock; surplus += _end - _start, _start = _end)
        {
            if (_start == _end)
                Refill();
            if (_start == _end)
                return;
            if (_buffer.AsSpan(_start, _end - _start).ContainsAnyExcept((byte)0))
                break;
        }

        throw new InvalidDataException("something follows the end of its payload");
    }

    public void Dispose()
    {
        if (_buffer.Length == 0)
            return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = 0;
    }

    private CpioEntry? ReadStripped()
    {
        var index = Field(Take(FieldSize), 0);
        SkipPadding();
        return index <= int.MaxValue
            ? new CpioEntry(null, (int)index, 0, -1)
            : throw new InvalidDataException("a member of its payload is of no file of the header");
    }

    private static uint Field(ReadOnlySpan<byte> fields, int index)
    {
        var field = fields.Slice(index * FieldSize, FieldSize);
        return Utf8Parser.TryParse(field, out uint value, out var used, 'x') && used == FieldSize
            ? value
            : throw new InvalidDataException("a number in its payload is not hexadecimal");
    }

    private void SkipPadding() => Take((int)(-_position & 3));

    /// <summary>The next bytes, valid until the next call.</summary>
    private ReadOnlySpan<byte> Take(int count)
    {
        if (_end - _start < count)
            Gather(count);
        var bytes = _buffer.AsSpan(_start, count);
        _start += count;
        _position += count;
        return bytes;
    }

    private void Gather(int count)
    {
        _buffer.AsSpan(_start.._end).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end < count)
        {
            var read = source.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
                throw CutShort();
            _end += read;
        }
    }

    private void Refill()
    {
        _start = 0;
        _end = source.Read(_buffer, 0, _buffer.Length);
    }

    private static InvalidDataException CutShort() => new("its payload is cut short");
}
