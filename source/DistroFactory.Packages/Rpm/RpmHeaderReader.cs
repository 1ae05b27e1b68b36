using System.Buffers.Binary;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// Reads what is in front of the payload: lead, signature header, header. What is unsound is an <see cref="InvalidDataException"/>.
/// </summary>
internal static class RpmHeaderReader
{
    private const int LeadSize = 96;
    private const int IntroSize = 16;
    private const int EntrySize = 16;
    private const int MostBytes = 256 << 20; // as rpm: HEADER_DATA_MAX

    private static ReadOnlySpan<byte> LeadMagic => [0xED, 0xAB, 0xEE, 0xDB];

    private static ReadOnlySpan<byte> HeaderMagic => [0x8E, 0xAD, 0xE8, 0x01];

    /// <summary>Reads the lead: a relic, of which only the magic number and the major version (3 to 6) still mean something.</summary>
    public static void ReadLead(Stream stream)
    {
        Span<byte> lead = stackalloc byte[LeadSize];
        stream.ReadExactly(lead);
        if (!lead.StartsWith(LeadMagic))
            throw new InvalidDataException("it does not begin as an RPM does");
        if (lead[4] is < 3 or > 6)
            throw new InvalidDataException($"its RPM format version {lead[4]} is not known");
    }

    /// <summary>Reads the signature header and the padding to a multiple of eight that only this one has.</summary>
    public static RpmHeader ReadSignature(Stream stream)
    {
        var header = ReadHeader(stream);
        Span<byte> padding = stackalloc byte[7];
        stream.ReadExactly(padding[..(-header.Bytes.Length & 7)]);
        return header;
    }

    /// <summary>Reads a header section from where the stream is.</summary>
    public static RpmHeader ReadHeader(Stream stream)
    {
        Span<byte> intro = stackalloc byte[IntroSize];
        stream.ReadExactly(intro);
        if (!intro.StartsWith(HeaderMagic))
            throw new InvalidDataException("a header section does not begin with its magic number");

        var count = BinaryPrimitives.ReadUInt32BigEndian(intro[8..]);
        var storeSize = BinaryPrimitives.ReadUInt32BigEndian(intro[12..]);
        var size = IntroSize + ((long)count * EntrySize) + storeSize;
        if (size > MostBytes)
            throw new InvalidDataException("a header section is larger than rpm allows");
        if (size - IntroSize > stream.Length - stream.Position)
            throw new InvalidDataException("a header section claims to be larger than the file");

        var section = new byte[size];
        intro.CopyTo(section);
        stream.ReadExactly(section.AsSpan(IntroSize));
        return new RpmHeader(
            section,
            ReadIndex(section.AsSpan(IntroSize, (int)count * EntrySize), storeSize),
            IntroSize + ((int)count * EntrySize)
        );
    }

    private static Dictionary<int, RpmHeader.Entry> ReadIndex(ReadOnlySpan<byte> index, uint storeSize)
    {
        var entries = new Dictionary<int, RpmHeader.Entry>(index.Length / EntrySize);
        for (; !index.IsEmpty; index = index[EntrySize..])
        {
            var tag = BinaryPrimitives.ReadInt32BigEndian(index);
            var type = (RpmType)BinaryPrimitives.ReadInt32BigEndian(index[4..]);
            var offset = BinaryPrimitives.ReadInt32BigEndian(index[8..]);
            var count = BinaryPrimitives.ReadInt32BigEndian(index[12..]);
            if (offset < 0 || offset > storeSize || count < 0)
                throw new InvalidDataException($"tag {tag} of a header section points outside of it");
            if (!entries.TryAdd(tag, new RpmHeader.Entry(type, offset, count)))
                throw new InvalidDataException($"tag {tag} is twice in a header section");
        }

        return entries;
    }
}
