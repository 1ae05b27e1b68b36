namespace DistroFactory.Foundation;

/// <summary>
/// Files that appear whole or not at all: written under a temporary name in the same directory, flushed to disk, then renamed.
/// A killed run leaves at most a file whose name contains <see cref="PartialMark"/>, which nothing reads.
/// </summary>
public static class AtomicFile
{
    /// <summary>What the name of a half-written file contains.</summary>
    public const string PartialMark = ".partial-";

    private const int NoSpaceLeft = 28;
    private const int QuotaExceeded = 122;
    private const int ReadOnlyFileSystem = 30;

    /// <summary>Writes a file through <paramref name="write"/>; creates its directory if needed.</summary>
    /// <exception cref="FactoryException">
    /// The file cannot be written: the disk is full, or this user may not. What was there before is untouched.
    /// </exception>
    public static void Write(string path, Action<Stream> write) => Write(path, write, flush: true);

    /// <summary>Writes a file without waiting until it is on disk: it appears whole, but after a power failure it may be empty.</summary>
    /// <exception cref="FactoryException">As of <see cref="Write(string, Action{Stream})"/>.</exception>
    public static void WriteUnflushed(string path, Action<Stream> write) => Write(path, write, flush: false);

    private static void Write(string path, Action<Stream> write, bool flush)
    {
        try
        {
            WriteAndRename(path, write, flush);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new FactoryException(
                $"Writing {path}",
                "this user may not write there",
                "Check the permissions of the directory.",
                exception
            );
        }
        catch (IOException exception) when (IsDiskFull(exception))
        {
            throw DiskFull(path, exception);
        }
        catch (IOException exception) when ((exception.HResult & 0xFFFF) == ReadOnlyFileSystem)
        {
            throw new FactoryException(
                $"Writing {path}",
                "the file system is read-only",
                "Choose another place with --factory-dir.",
                exception
            );
        }
        catch (IOException exception)
        {
            throw new FactoryException($"Writing {path}", exception.Message, inner: exception);
        }
    }

    /// <summary>Writes a file of these bytes.</summary>
    /// <exception cref="FactoryException">As of <see cref="Write(string, Action{Stream})"/>.</exception>
    public static void WriteAllBytes(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>Writes a file of this text, UTF-8 without a byte order mark.</summary>
    /// <exception cref="FactoryException">As of <see cref="Write(string, Action{Stream})"/>.</exception>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>Whether there is no room left, for anybody or for this user.</summary>
    internal static bool IsDiskFull(IOException exception) => (exception.HResult & 0xFFFF) is NoSpaceLeft or QuotaExceeded;

    /// <summary>The error of a file for which there is no room.</summary>
    internal static FactoryException DiskFull(string path, IOException exception) =>
        new(
            $"Writing {path}",
            "the disk is full",
            "Make room there, or choose another disk: by --factory-dir, or where the configuration names the folder. Then run again.",
            exception
        );

    private static void WriteAndRename(string path, Action<Stream> write, bool flush)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var partial = PartialPath(directory);
        try
        {
            using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);

                // Renamed before its content is on disk, the file could be empty after a power failure.
                stream.Flush(flushToDisk: flush);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Not made of the file's own name, which may be as long as a name can be already.</summary>
    private static string PartialPath(string directory) => Path.Combine(directory, PartialMark + Guid.NewGuid().ToString("N"));
}
