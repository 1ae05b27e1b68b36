using System.Text;

namespace DistroFactory.UpdateStream.Tar;

/// <summary>
/// The header blocks of a member in the GNU dialect. It is preferred to PAX because it keeps names as bytes: libarchive converts
/// PAX names to the locale, and a client running in the C locale could not extract a link to a non-ASCII target.
/// </summary>
internal static class TarHeader
{
    public const int BlockSize = 512;

    /// <summary>Type flags of the two members that carry an over-long name or link target of the next.</summary>
    public const byte LongName = (byte)'L';

    /// <inheritdoc cref="LongName"/>
    public const byte LongLink = (byte)'K';

    private const int NameSize = 100;

    /// <summary>Writes all header blocks of a member.</summary>
    public static void Write(Stream destination, TarMember member)
    {
        var name = Encoding.UTF8.GetBytes(member.Type == TarMemberType.Directory ? member.Name + "/" : member.Name);
        var target = Encoding.UTF8.GetBytes(member.LinkTarget);
        if (target.Length > NameSize)
            WriteLong(destination, LongLink, target);
        if (name.Length > NameSize)
            WriteLong(destination, LongName, name);
        Span<byte> block = stackalloc byte[BlockSize];
        Encode(block, name, (byte)member.Type, target, member.Mode, member.Owner, member.Group, member.Size, member.Modified);
        destination.Write(block);
    }

    private static void WriteLong(Stream destination, byte type, byte[] text)
    {
        Span<byte> block = stackalloc byte[BlockSize];
        Encode(block, "././@LongLink"u8, type, target: [], mode: 0x1A4, owner: 0, group: 0, text.Length + 1, modified: 0);
        destination.Write(block);
        destination.Write(text);
        destination.Write(stackalloc byte[BlockSize - (text.Length % BlockSize)]); // the NUL and the padding
    }

    private static void Encode(
        Span<byte> block,
        ReadOnlySpan<byte> name,
        byte type,
        ReadOnlySpan<byte> target,
        uint mode,
        uint owner,
        uint group,
        long size,
        long modified
    )
    {
        block.Clear();
        name[..Math.Min(name.Length, NameSize)].CopyTo(block);
        TarNumber.Write(block.Slice(100, 8), mode);
        TarNumber.Write(block.Slice(108, 8), owner);
        TarNumber.Write(block.Slice(116, 8), group);
        TarNumber.Write(block.Slice(124, 12), size);
        TarNumber.Write(block.Slice(136, 12), modified);
        block[156] = type;
        target[..Math.Min(target.Length, NameSize)].CopyTo(block[157..]);
        "ustar  \0"u8.CopyTo(block[257..]);
        TarNumber.Write(block.Slice(148, 7), Checksum(block));
        block[155] = (byte)' ';
    }

    /// <summary>Sum of all bytes of a header, those of the checksum itself taken as spaces.</summary>
    public static uint Checksum(ReadOnlySpan<byte> block)
    {
        uint sum = 8 * ' ';
        foreach (var value in block[..148])
            sum += value;
        foreach (var value in block[156..])
            sum += value;
        return sum;
    }
}
