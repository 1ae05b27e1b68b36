using System.Collections.Concurrent;

namespace DistroFactory.Foundation;

/// <summary>
/// What was found out about files by reading them, a word for each, such as a digest: of a file that was left alone since, as its
/// <see cref="FileStamp"/> tells, it need not be found out again. Safe for use by many threads. Derived: may be deleted at any time.
/// </summary>
public sealed class FileFacts
{
    private const string Form = "file facts 1";

    private readonly string _path;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Known> _before;
    private readonly ConcurrentDictionary<string, Known> _now = new(StringComparer.Ordinal);

    /// <summary>Reads what was known; nothing when there is no such file, or it is damaged.</summary>
    /// <param name="path">Where it is kept.</param>
    /// <param name="clock">Tells whether a file is old enough for its stamp to tell every change.</param>
    public FileFacts(string path, TimeProvider? clock = null)
    {
        (_path, _clock) = (path, clock ?? TimeProvider.System);
        _before = SealedFile.TryRead(path, Form, Read) ?? new(StringComparer.Ordinal);
    }

    /// <summary>What is known of a file; else what reading it now tells.</summary>
    /// <param name="file">The file.</param>
    /// <param name="read">Reads it.</param>
    public string Of(string file, Func<string> read)
    {
        if (Find(file) is { } known)
            return known;
        var before = FileStamp.Of(file);
        var fact = read();
        Add(file, before, fact);
        return fact;
    }

    /// <summary>What is known of a file; null when it must be read.</summary>
    public string? Find(string file)
    {
        if ((!_now.TryGetValue(file, out var known) && !_before.TryGetValue(file, out known)) || FileStamp.Of(file) != known.Stamp)
            return null;
        _now[file] = known;
        return known.Fact;
    }

    /// <summary>
    /// Adds what reading a file told; a file that was touched meanwhile, or may yet be without a trace, must be read again.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="before">Its stamp before it was read.</param>
    /// <param name="fact">What is known.</param>
    public void Add(string file, FileStamp? before, string fact)
    {
        if (before is { } stamp && stamp.IsSettled(_clock.GetUtcNow()) && FileStamp.Of(file) == stamp)
            _now[file] = new(stamp, fact);
    }

    /// <summary>Keeps what was asked for since this was opened, and forgets the rest.</summary>
    /// <param name="write">Writes the file; null: at once, and waits until it is on disk.</param>
    public void Save(Action<string, byte[]>? write = null)
    {
        if (_now.Count == _before.Count && _now.All(known => _before.TryGetValue(known.Key, out var same) && same == known.Value))
            return;
        (write ?? ((path, bytes) => AtomicFile.WriteAllBytes(path, bytes)))(_path, SealedFile.Seal(Form, Write));
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
        foreach (var (file, (stamp, fact)) in _now.OrderBy(known => known.Key, StringComparer.Ordinal))
        {
            writer.Write(file);
            stamp.Write(writer);
            writer.Write(fact);
        }
    }

    private sealed record Known(FileStamp Stamp, string Fact);
}
