using System.Buffers.Binary;

namespace DistroFactory.Foundation;

/// <summary>What kind of file a name stands for, which .NET does not say: to open a FIFO is to wait for ever.</summary>
public static class FileKinds
{
    private const int ModeOffset = 28; // of stx_mode
    private const int TypeMask = 0xF000;

    /// <summary>A FIFO, a socket, a device, in words; null for a file, a directory, a link, and for what is not there.</summary>
    public static string? Special(string path)
    {
        Span<byte> found = stackalloc byte[Statx.Bytes];
        if (!Statx.TryRead(path, followsLinks: false, found))
            return null;
        return (BinaryPrimitives.ReadUInt16LittleEndian(found[ModeOffset..]) & TypeMask) switch
        {
            0x1000 => "a FIFO",
            0x2000 or 0x6000 => "a device",
            0xC000 => "a socket",
            _ => null,
        };
    }
}
