using DistroFactory.Foundation;
using DistroFactory.Foundation.Compression;
using DistroFactory.UpdateStream;

namespace DistroFactory.Mixing;

/// <summary>A file of an earlier version, which the mix builds upon, is missing or not what was published.</summary>
/// <param name="path">The file, in the update tree of the mix.</param>
/// <param name="why">What is wrong with it.</param>
/// <param name="inner">The cause, if another exception was.</param>
public sealed class DamagedVersionException(string path, string why, Exception? inner = null)
    : MixException(
        $"Reading {path} of an earlier version",
        why,
        "Restore the file from where the stream is published, or from a backup, and run again.",
        inner
    )
{
    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>Reads something of an earlier version.</summary>
    /// <exception cref="DamagedVersionException">It is missing, or not what it should be.</exception>
    public static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DamagedVersionException(path, "it is missing", error);
        }
        catch (FactoryException error) when (error is UpdateStreamException or CompressionException)
        {
            throw new DamagedVersionException(path, error.Why, error);
        }
        catch (EndOfStreamException error)
        {
            throw new DamagedVersionException(path, "it ends early", error);
        }
    }
}
