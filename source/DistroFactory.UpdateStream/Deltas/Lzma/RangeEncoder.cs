namespace DistroFactory.UpdateStream.Deltas.Lzma;

/// <summary>The range coder of LZMA: writes bits in less than a bit of space each, by how likely they were.</summary>
internal sealed class RangeEncoder
{
    private const int ProbabilityBits = 11;
    private const int MoveBits = 5;
    private const uint Top = 1 << 24;

    private byte[] _bytes = new byte[1 << 16];
    private int _written;
    private ulong _low;
    private uint _range = uint.MaxValue;
    private byte _cache;

    // The first byte that is shifted out is always zero, and belongs to the format.
    private int _pending = 1;

    /// <summary>A probability of one half: what each bit begins with.</summary>
    public const ushort Half = 1 << (ProbabilityBits - 1);

    /// <summary>How many bytes there will be if it ends now.</summary>
    public int Bytes => _written + _pending + sizeof(uint);

    /// <summary>Writes a bit, and moves its probability towards it.</summary>
    public void Bit(ref ushort probability, int bit)
    {
        var bound = (_range >> ProbabilityBits) * probability;
        if (bit == 0)
        {
            _range = bound;
            probability += (ushort)(((1 << ProbabilityBits) - probability) >> MoveBits);
        }
        else
        {
            _low += bound;
            _range -= bound;
            probability -= (ushort)(probability >> MoveBits);
        }

        if (_range < Top)
            Shift();
    }

    /// <summary>Writes the lowest bits of a value, each as likely to be 0 as 1, the highest of them first.</summary>
    public void Direct(uint value, int bits)
    {
        while (bits-- > 0)
        {
            _range >>= 1;
            if ((value >> bits & 1) != 0)
                _low += _range;
            if (_range < Top)
                Shift();
        }
    }

    /// <summary>Ends the code and begins another; what was written is valid until the next bit.</summary>
    public ReadOnlySpan<byte> End()
    {
        for (var i = 0; i < sizeof(uint) + 1; i++)
            ShiftLow();
        var bytes = _bytes.AsSpan(0, _written);
        (_written, _low, _range, _cache, _pending) = (0, 0, uint.MaxValue, 0, 1);
        return bytes;
    }

    private void Shift()
    {
        _range <<= 8;
        ShiftLow();
    }

    /// <summary>
    /// Moves the highest byte out. It may still grow by one, so it waits, with all bytes 0xFF behind it, until it cannot.
    /// </summary>
    private void ShiftLow()
    {
        if (_low is < 0xFF000000 or > uint.MaxValue)
        {
            var carry = (byte)(_low >> 32);
            for (; _pending > 0; _pending--)
            {
                Write((byte)(_cache + carry));
                _cache = 0xFF;
            }

            _cache = (byte)(_low >> 24);
        }

        _pending++;
        _low = (_low & 0x00FFFFFF) << 8;
    }

    private void Write(byte value)
    {
        if (_written == _bytes.Length)
            Array.Resize(ref _bytes, _bytes.Length * 2);
        _bytes[_written++] = value;
    }
}
