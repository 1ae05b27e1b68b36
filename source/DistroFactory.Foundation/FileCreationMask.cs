using System.Runtime.InteropServices;

namespace DistroFactory.Foundation;

/// <summary>
/// The umask of this process: which permissions new files and folders do not get. A change holds until it is disposed, for all threads.
/// </summary>
public sealed partial class FileCreationMask : IDisposable
{
    private const uint GroupReadAndEnter = 0x28; // 050
    private const uint Careful = 0x17; // 027

    private readonly uint _before;

    private FileCreationMask(uint taken)
    {
        // It cannot be asked for without being set.
        _before = Set(Careful);
        _ = Set(_before & ~taken);
    }

    /// <summary>Lets the group read new files and enter new folders, whatever else it may not.</summary>
    public static FileCreationMask ReadableForGroup() => new(GroupReadAndEnter);

    /// <summary>Sets it back.</summary>
    public void Dispose() => _ = Set(_before);

    [LibraryImport("libc", EntryPoint = "umask")]
    private static partial uint Set(uint mask);
}
