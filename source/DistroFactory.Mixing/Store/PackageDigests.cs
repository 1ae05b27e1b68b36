using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace DistroFactory.Mixing.Store;

/// <summary>
/// The SHA-256 of package files. Those that were there at the mix before and were left alone since, as their <see cref="FileStamp"/> tells, are not
/// read again. Derived: may be deleted at any time.
/// </summary>
public sealed class PackageDigests
{
    private const string Form = "package digests 1";

    private readonly ContentStore _store;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Known> _before;
    private readonly ConcurrentDictionary<string, Known> _now = new(StringComparer.Ordinal);
    private int _filesRead;

    /// <summary>Reads what the store knows.</summary>
    public PackageDigests(ContentStore store, TimeProvider? clock = null)
    {
        (_store, _clock) = (store, clock ?? TimeProvider.System);
        _before = SealedFile.TryRead(store.PackageDigests, Form, Read) ?? new(StringComparer.Ordinal);
    }

    /// <summary>How many files had to be read so far.</summary>
    public int FilesRead => _filesRead;

    /// <summary>The SHA-256 of a file, lower-case hex.</summary>
    /// <exception cref="MixException">It cannot be read.</exception>
    public string Of(string path)
    {
        var stamp = FileStamp.Of(path);
        if (stamp is { } same && _before.TryGetValue(path, out var known) && known.Stamp == same)
        {
            _now[path] = known;
            return known.Sha256;
        }

        Interlocked.Increment(ref _filesRead);
        var sha256 = Compute(path);
        if (stamp is { } settled && settled.IsSettled(_clock.GetUtcNow()) && FileStamp.Of(path) == stamp)
            _now[path] = new(settled, sha256);
        return sha256;
    }

    /// <summary>Keeps what is known by now for the next mix.</summary>
    public void Save()
    {
        if (_now.Count == _before.Count && _now.All(known => _before.TryGetValue(known.Key, out var same) && same == known.Value))
            return;
        _store.Write(_store.PackageDigests, SealedFile.Seal(Form, Write));
    }

    private static string Compute(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 17, FileOptions.SequentialScan);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MixException($"Reading the package {path}", error.Message, inner: error);
        }
    }

    private static Dictionary<string, Known> Read(BinaryReader reader)
    {
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
            known[reader.ReadString()] = new(FileStamp.Read(reader), reader.ReadString());
        return known;
    }

    private void Write(BinaryWriter writer)
    {
        writer.Write(_now.Count);
        foreach (var (path, (stamp, sha256)) in _now.OrderBy(known => known.Key, StringComparer.Ordinal))
        {
            writer.Write(path);
            stamp.Write(writer);
            writer.Write(sha256);
        }
    }

    private sealed record Known(FileStamp Stamp, string Sha256);
}
