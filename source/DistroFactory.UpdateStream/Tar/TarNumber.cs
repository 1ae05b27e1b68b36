using System.Buffers.Binary;

namespace DistroFactory.UpdateStream.Tar;

/// <summary>The two ways a tar header holds a number: octal text, and base 256 for what that cannot hold.</summary>
internal static class TarNumber
{
    /// <summary>Fills the field: octal with a NUL at its end if that fits.</summary>
    public static void Write(Span<byte> field, long value)
    {
        var digits = field.Length - 1;
        if (value >= 0 && (digits >= 21 || value < 1L << (3 * digits)))
        {
            for (var i = digits - 1; i >= 0; i--, value >>= 3)
                field[i] = (byte)('0' + (value & 7));
            field[^1] = 0;
            return;
        }

        field.Fill(value < 0 ? (byte)0xFF : (byte)0);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        var length = Math.Min(field.Length, bytes.Length);
        bytes[^length..].CopyTo(field[^length..]);
        field[0] |= 0x80;
    }

    /// <summary>Reads either way; false when it is neither or does not fit a signed 64-bit number.</summary>
    public static bool TryRead(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        return (field[0] & 0x80) != 0 ? TryReadBase256(field, out value) : TryReadOctal(field, out value);
    }

    private static bool TryReadBase256(ReadOnlySpan<byte> field, out long value)
    {
        // Bit 6 is the sign; bit 7 only says that this is base 256.
        var negative = (field[0] & 0x40) != 0;
        value = negative ? (sbyte)field[0] : field[0] & 0x7F;
        foreach (var next in field[1..])
        {
            if (value is > long.MaxValue >> 8 or < long.MinValue >> 8)
                return false;
            value = (value << 8) | next;
        }

        return true;
    }

    private static bool TryReadOctal(ReadOnlySpan<byte> field, out long value)
    {
        value = 0;
        var digits = field.Trim(" \0"u8);
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7' || value > long.MaxValue >> 3)
                return false;
            value = (value << 3) | (long)(digit - '0');
        }

        return true;
    }
}
