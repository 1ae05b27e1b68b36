namespace DistroFactory.UpdateStream.Tar;

/// <summary>
/// Writes tars whose bytes depend on nothing but the members. Each piece can be written alone, since a tar is a concatenation of
/// members: header, content, padding; and at last an end mark.
/// </summary>
public static class TarWriter
{
    private static readonly byte[] s_zeros = new byte[2 * TarHeader.BlockSize];

    /// <summary>Bytes of padding after content of this size.</summary>
    public static int PaddingOf(long size) => (int)(-size & (TarHeader.BlockSize - 1));

    /// <summary>Writes the header alone.</summary>
    public static void WriteHeader(Stream destination, TarMember member) => TarHeader.Write(destination, member);

    /// <summary>Writes what fills the last block of content of this size.</summary>
    public static void WritePadding(Stream destination, long size) => destination.Write(s_zeros.AsSpan(0, PaddingOf(size)));

    /// <summary>Writes the end mark: two empty blocks.</summary>
    public static void WriteEnd(Stream destination) => destination.Write(s_zeros);

    /// <summary>Writes a whole member.</summary>
    /// <exception cref="UpdateStreamException">The content is not of the size the member says.</exception>
    public static void WriteMember(Stream destination, TarMember member, ReadOnlySpan<byte> content = default)
    {
        if (content.Length != member.Size)
            throw WrongSize(member, content.Length);
        WriteHeader(destination, member);
        destination.Write(content);
        WritePadding(destination, member.Size);
    }

    /// <summary>Writes a whole member, its content copied from a stream up to the stream's end.</summary>
    /// <inheritdoc cref="WriteMember(Stream, TarMember, ReadOnlySpan{byte})"/>
    public static void WriteMember(Stream destination, TarMember member, Stream content)
    {
        WriteHeader(destination, member);
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(1 << 17);
        try
        {
            long copied = 0;
            int read;
            while ((read = content.Read(buffer)) > 0)
            {
                copied += read;
                if (copied > member.Size)
                    throw WrongSize(member, copied);
                destination.Write(buffer, 0, read);
            }

            if (copied != member.Size)
                throw WrongSize(member, copied);
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }

        WritePadding(destination, member.Size);
    }

    private static UpdateStreamException WrongSize(TarMember member, long actual) =>
        new(
            $"Writing {member.Name} into a tar",
            $"its content has {actual} bytes or more, and {member.Size} were announced",
            "The file changed while it was read; try again."
        );
}
