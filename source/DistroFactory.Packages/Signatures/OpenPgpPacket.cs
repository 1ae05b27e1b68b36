using System.Buffers.Binary;

namespace DistroFactory.Packages.Signatures;

/// <summary>
/// One packet of an OpenPGP message (RFC 4880, section 4). Lengths are checked here before any of it reaches the parser of the library, so
/// that a hostile length allocates nothing. What is unsound is an <see cref="InvalidDataException"/>.
/// </summary>
/// <param name="Tag">What kind of packet it is.</param>
/// <param name="Body">What follows its header.</param>
internal readonly record struct OpenPgpPacket(int Tag, ReadOnlyMemory<byte> Body)
{
    public const int Signature = 2;
    public const int SecretKey = 5;
    public const int PublicKey = 6;
    public const int SecretSubkey = 7;

    /// <summary>All packets of some bytes.</summary>
    public static List<OpenPgpPacket> ReadAll(ReadOnlyMemory<byte> data)
    {
        var packets = new List<OpenPgpPacket>();
        while (!data.IsEmpty)
        {
            var first = data.Span[0];
            if ((first & 0x80) == 0)
                throw new InvalidDataException("a packet does not begin as one of OpenPGP does");
            var (tag, header, length) = (first & 0x40) != 0 ? New(data.Span, first) : Old(data.Span, first);
            if (length > data.Length - header)
                throw new InvalidDataException("a packet of OpenPGP is cut short");
            packets.Add(new(tag, data.Slice(header, (int)length)));
            data = data[(header + (int)length)..];
        }

        return packets;
    }

    /// <summary>The packet with a header in front.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[6 + Body.Length];
        bytes[0] = (byte)(0xC0 | Tag);
        bytes[1] = 0xFF;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(2), Body.Length);
        Body.Span.CopyTo(bytes.AsSpan(6));
        return bytes;
    }

    /// <summary>Reads a length of one, two or five bytes, as new packets and subpackets have it.</summary>
    /// <returns>The bytes it takes, and the length.</returns>
    public static (int Taken, long Length) ReadLength(ReadOnlySpan<byte> data, bool ofSubpacket)
    {
        var first = At(data, 0);
        return first switch
        {
            < 192 => (1, first),
            255 => (5, BinaryPrimitives.ReadUInt32BigEndian(Take(data, 1, 4))),
            >= 224 when !ofSubpacket => throw new InvalidDataException("a packet of OpenPGP has no definite length"),
            _ => (2, ((first - 192) << 8) + At(data, 1) + 192),
        };
    }

    private static (int Tag, int Header, long Length) New(ReadOnlySpan<byte> data, byte first)
    {
        var (taken, length) = ReadLength(data[1..], ofSubpacket: false);
        return (first & 0x3F, 1 + taken, length);
    }

    private static (int Tag, int Header, long Length) Old(ReadOnlySpan<byte> data, byte first)
    {
        var tag = (first >> 2) & 0x0F;
        return (first & 3) switch
        {
            0 => (tag, 2, At(data, 1)),
            1 => (tag, 3, BinaryPrimitives.ReadUInt16BigEndian(Take(data, 1, 2))),
            2 => (tag, 5, BinaryPrimitives.ReadUInt32BigEndian(Take(data, 1, 4))),
            _ => throw new InvalidDataException("a packet of OpenPGP has no definite length"),
        };
    }

    private static byte At(ReadOnlySpan<byte> data, int index) => Take(data, index, 1)[0];

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> data, int start, int count) =>
        start + count <= data.Length ? data.Slice(start, count) : throw new InvalidDataException("a packet of OpenPGP is cut short");
}
