using System.Runtime.InteropServices;

namespace DistroFactory.Foundation;

/// <summary>
/// What the system can do with names of files and .NET does not offer: hard links, and renames that replace or exchange anything.
/// </summary>
public static partial class FileNames
{
    private const int RelativeToWorkingDirectory = -100; // AT_FDCWD
    private const int DirectoryOnly = 0x10000; // O_DIRECTORY
    private const uint Exchanging = 2; // RENAME_EXCHANGE

    /// <summary>
    /// Gives a file that never changes a second name; copies it where the file system cannot link. Replaces what had that name.
    /// </summary>
    /// <exception cref="FactoryException">The disk of the new name is full.</exception>
    public static void LinkOrCopy(string source, string target)
    {
        File.Delete(target);
        if (Link(source, target) == 0)
            return;
        try
        {
            File.Copy(source, target);
        }
        catch (IOException exception) when (AtomicFile.IsDiskFull(exception))
        {
            throw AtomicFile.DiskFull(target, exception);
        }
    }

    /// <summary>Removes a file, if it is there. Where not even its folder is, there is nothing to remove either.</summary>
    public static void Remove(string path)
    {
        if (File.Exists(path))
            File.Delete(path);
    }

    /// <summary>Renames a file, a directory or a symbolic link; replaces a file or link of the new name in the same moment.</summary>
    /// <exception cref="IOException">The system refuses.</exception>
    public static void Replace(string source, string target)
    {
        if (Rename(source, target) != 0)
            throw Failure($"Cannot rename {source} to {target}");
    }

    /// <summary>Exchanges two names in one moment; false where the file system cannot, and then nothing has changed.</summary>
    public static bool TryExchange(string a, string b) =>
        Renameat2(RelativeToWorkingDirectory, a, RelativeToWorkingDirectory, b, Exchanging) == 0;

    /// <summary>
    /// Waits until all that was written to the file system of a directory is on disk: once for many files, instead of once for each.
    /// </summary>
    /// <exception cref="IOException">The system refuses, or something could not be written.</exception>
    public static void FlushFileSystem(string directory)
    {
        var descriptor = Open(directory, DirectoryOnly);
        if (descriptor < 0)
            throw Failure($"Cannot open {directory}");
        try
        {
            if (SyncFileSystem(descriptor) != 0)
                throw Failure($"Cannot write the files of {directory} to disk");
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string what) => new($"{what}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string source, string target);

    [LibraryImport("libc", EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(string source, string target);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Renameat2(int sourceDirectory, string source, int targetDirectory, string target, uint flags);
}
