using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace DistroFactory;

/// <summary>What kind of file a name stands for, which .NET does not say: to open a FIFO is to wait for ever.</summary>
public static partial class FileKinds
{
    private const int RelativeToWorkingDirectory = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint TypeAsked = 1; // STATX_TYPE
    private const int StatBytes = 256; // sizeof(struct statx)
    private const int ModeOffset = 28; // of stx_mode, on every architecture
    private const int TypeMask = 0xF000;

    /// <summary>A FIFO, a socket, a device, in words; null for a file, a directory, a link, and for what is not there.</summary>
    public static string? Special(string path)
    {
        var stat = new byte[StatBytes];
        if (Statx(RelativeToWorkingDirectory, path, NoFollow, TypeAsked, stat) != 0)
            return null;
        return (BinaryPrimitives.ReadUInt16LittleEndian(stat.AsSpan(ModeOffset)) & TypeMask) switch
        {
            0x1000 => "a FIFO",
            0x2000 or 0x6000 => "a device",
            0xC000 => "a socket",
            _ => null,
        };
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int directory, string path, int flags, uint mask, byte[] buffer);
}
