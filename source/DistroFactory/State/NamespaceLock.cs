using System.Text.Json;
using DistroFactory.Foundation;

namespace DistroFactory.State;

/// <summary>
/// One run at a time per namespace. What counts is the operating system's lock on the file, which ends with the process however
/// that ends; the text in the file only says who it is. So a file left by a dead run is stale by itself.
/// </summary>
internal sealed class NamespaceLock : IDisposable
{
    private const int HeldByAnother = 11; // EWOULDBLOCK

    private readonly FileStream _file;
    private readonly string _ownerFile;

    private NamespaceLock(FileStream file, string ownerFile, LockOwner? stale)
    {
        _file = file;
        _ownerFile = ownerFile;
        Stale = stale;
    }

    /// <summary>The run that held the lock before and ended without giving it back; null when there was none.</summary>
    public LockOwner? Stale { get; }

    /// <summary>Takes the lock of a namespace.</summary>
    /// <param name="directory">The namespace.</param>
    /// <param name="command">What is being run, for the message another run gets.</param>
    /// <exception cref="LockedException">Another run holds it.</exception>
    public static NamespaceLock Acquire(FactoryDirectory directory, string command)
    {
        ArgumentNullException.ThrowIfNull(directory);
        FileStream file;
        try
        {
            Directory.CreateDirectory(directory.Path);
            file = new FileStream(directory.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.HResult == HeldByAnother)
        {
            throw new LockedException(directory.Namespace, Read(OwnerFile(directory)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FactoryException(
                $"Locking the namespace {directory.Namespace}",
                error.Message,
                "Choose a --factory-dir that can be written to.",
                error
            );
        }

        var stale = Read(OwnerFile(directory));
        var owner = new LockOwner(Environment.ProcessId, Environment.MachineName, DateTimeOffset.UtcNow, command);
        AtomicFile.WriteAllText(OwnerFile(directory), JsonSerializer.Serialize(owner, RecordJson.Options));
        return new(file, OwnerFile(directory), stale);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        FileNames.Remove(_ownerFile);
        _file.Dispose();
    }

    private static string OwnerFile(FactoryDirectory directory) => directory.LockFile + ".owner";

    private static LockOwner? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<LockOwner>(File.ReadAllText(path), RecordJson.Options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
