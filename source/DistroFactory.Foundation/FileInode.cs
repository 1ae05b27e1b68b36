using System.Runtime.InteropServices;

namespace DistroFactory.Foundation;

/// <summary>What lies on a disk once, under however many names.</summary>
/// <param name="Device">Number of the file system.</param>
/// <param name="Inode">Number of the file in it.</param>
/// <param name="Names">How many names it has.</param>
/// <param name="Size">Bytes.</param>
public readonly record struct FileInode(ulong Device, ulong Inode, uint Names, long Size)
{
    /// <summary>The file of a path, links not followed; null when there is none, or the system does not say.</summary>
    public static FileInode? Of(string path)
    {
        Span<byte> found = stackalloc byte[Statx.Bytes];
        if (!Statx.TryRead(path, followsLinks: false, found))
            return null;
        return new(
            ((ulong)MemoryMarshal.Read<uint>(found[136..]) << 32) | MemoryMarshal.Read<uint>(found[140..]),
            MemoryMarshal.Read<ulong>(found[32..]),
            MemoryMarshal.Read<uint>(found[16..]),
            MemoryMarshal.Read<long>(found[40..])
        );
    }
}
