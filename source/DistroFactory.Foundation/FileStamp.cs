using System.Runtime.InteropServices;

namespace DistroFactory.Foundation;

/// <summary>
/// What the file system says of a file without reading it. A file that is written, replaced or renamed over gets another stamp: the time of
/// change of its inode is set by the kernel and by nobody else.
/// </summary>
/// <param name="Device">Number of the file system.</param>
/// <param name="Inode">Number of the file in it.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When its content was written, nanoseconds since 1970.</param>
/// <param name="Changed">When anything of it was changed last, nanoseconds since 1970.</param>
public readonly record struct FileStamp(ulong Device, ulong Inode, long Size, long Modified, long Changed)
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>
    /// A file written twice within one tick of the clock has the same stamp both times: one this young proves nothing yet.
    /// </summary>
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(2);

    /// <summary>The stamp of a file, links followed; null when there is none, or the system does not say.</summary>
    public static FileStamp? Of(string path)
    {
        // Without a stamp files are read, which only takes longer.
        Span<byte> found = stackalloc byte[Statx.Bytes];
        if (!Statx.TryRead(path, followsLinks: true, found))
            return null;
        return new(
            ((ulong)MemoryMarshal.Read<uint>(found[136..]) << 32) | MemoryMarshal.Read<uint>(found[140..]),
            MemoryMarshal.Read<ulong>(found[32..]),
            MemoryMarshal.Read<long>(found[40..]),
            Time(found[112..]),
            Time(found[96..])
        );
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static FileStamp Read(BinaryReader reader) =>
        new(reader.ReadUInt64(), reader.ReadUInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());

    /// <summary>Writes it in a compact form.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Device);
        writer.Write(Inode);
        writer.Write(Size);
        writer.Write(Modified);
        writer.Write(Changed);
    }

    /// <summary>Whether the file was left alone long enough at a time for the stamp to tell every later change.</summary>
    public bool IsSettled(DateTimeOffset now) => Changed < ((now - s_settled).ToUnixTimeMilliseconds() * 1_000_000) && Modified <= Changed;

    private static long Time(ReadOnlySpan<byte> field) =>
        (MemoryMarshal.Read<long>(field) * NanosecondsPerSecond) + MemoryMarshal.Read<uint>(field[8..]);
}
