namespace DistroFactory;

/// <summary>
/// Files that appear whole or not at all: written under a temporary name in the same directory, flushed to disk, then renamed.
/// A killed run leaves at most a file whose name contains <see cref="PartialMark"/>, which nothing reads.
/// </summary>
public static class AtomicFile
{
    /// <summary>What the name of a half-written file contains.</summary>
    public const string PartialMark = ".partial-";

    /// <summary>Writes a file through <paramref name="write"/>; creates its directory if needed.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        var directory = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(directory);
        var partial = Path.Combine(directory, "." + Path.GetFileName(path) + PartialMark + Guid.NewGuid().ToString("N")[..8]);
        try
        {
            using (var stream = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch
        {
            File.Delete(partial);
            throw;
        }
    }

    /// <summary>Writes a file of these bytes.</summary>
    public static void WriteAllBytes(string path, ReadOnlyMemory<byte> bytes) => Write(path, stream => stream.Write(bytes.Span));

    /// <summary>Writes a file of this text, UTF-8 without a byte order mark.</summary>
    public static void WriteAllText(string path, string text) => WriteAllBytes(path, System.Text.Encoding.UTF8.GetBytes(text));
}
