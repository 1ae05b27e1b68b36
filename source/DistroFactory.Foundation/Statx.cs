using System.Runtime.InteropServices;

namespace DistroFactory.Foundation;

/// <summary>
/// The system call statx(2), which tells of a file what .NET does not. The fields lie at the same places on every architecture.
/// </summary>
internal static partial class Statx
{
    /// <summary>Size of <c>struct statx</c>.</summary>
    public const int Bytes = 256;

    private const int RelativeToWorkingDirectory = -100; // AT_FDCWD
    private const int NoFollow = 0x100; // AT_SYMLINK_NOFOLLOW
    private const uint BasicFields = 0x7FF; // STATX_BASIC_STATS

    /// <summary>Fills in the structure; false when there is no such file, or the system does not say.</summary>
    /// <param name="path">The file.</param>
    /// <param name="followsLinks">Whether a link stands for what it leads to.</param>
    /// <param name="found">Room for the structure.</param>
    public static bool TryRead(string path, bool followsLinks, Span<byte> found)
    {
        try
        {
            return Call(RelativeToWorkingDirectory, path, followsLinks ? 0 : NoFollow, BasicFields, ref MemoryMarshal.GetReference(found))
                == 0;
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library does not have it.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Call(int directory, string path, int flags, uint mask, ref byte found);
}
