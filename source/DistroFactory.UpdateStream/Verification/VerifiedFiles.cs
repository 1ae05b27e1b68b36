using System.Collections.Concurrent;
using DistroFactory.Foundation;
using DistroFactory.UpdateStream.Client;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Verification;

/// <summary>
/// The published files that were read from end to end and found sound, so that the next verification reads only what is new. A file counts
/// while its <see cref="FileStamp"/> stays, and for <see cref="Lifetime"/>: disks forget, too. Derived: may be deleted at any time.
/// </summary>
public sealed class VerifiedFiles
{
    /// <summary>How long a file is taken for sound before it is read again.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private const string Form = "sound files 1";

    private readonly TimeProvider _clock;
    private readonly Dictionary<FullfileKey, SoundFullfile> _fullfiles = [];
    private readonly Dictionary<PackKey, VerifiedPack> _packs = [];
    private readonly ConcurrentDictionary<FullfileKey, SoundFullfile> _fullfilesMet = new();
    private readonly ConcurrentDictionary<PackKey, VerifiedPack> _packsMet = new();
    private int _untouched;

    /// <summary>Nothing is known.</summary>
    public VerifiedFiles(TimeProvider? clock = null) => _clock = clock ?? TimeProvider.System;

    private VerifiedFiles(BinaryReader reader, TimeProvider? clock)
        : this(clock)
    {
        for (var left = reader.ReadInt32(); left > 0; left--)
            _fullfiles[new(new(reader.ReadUInt32()), SwupdHash.Read(reader))] = new(ReadMark.Read(reader), (EntryType)reader.ReadByte());
        for (var left = reader.ReadInt32(); left > 0; left--)
            _packs[new(reader.ReadString(), new(reader.ReadUInt32()), SwupdHash.Read(reader))] = VerifiedPack.Read(reader);
    }

    /// <summary>How many files were taken for sound without being read.</summary>
    public int Untouched => _untouched;

    /// <summary>Reads what was kept; nothing is known when there is no such file, or it is damaged.</summary>
    public static VerifiedFiles Read(string path, TimeProvider? clock = null) =>
        SealedFile.TryRead(path, Form, reader => new VerifiedFiles(reader, clock)) ?? new(clock);

    /// <summary>Keeps what the verification at hand met; what it did not ask for is forgotten.</summary>
    public void Write(string path) => AtomicFile.WriteAllBytes(path, SealedFile.Seal(Form, Write));

    /// <summary>A fullfile that was sound and is untouched; null when it must be read.</summary>
    internal FullfileContents? Find(StreamVersion version, SwupdHash hash, string path)
    {
        var key = new FullfileKey(version, hash);
        if (!_fullfiles.TryGetValue(key, out var known) || !known.Mark.Holds(path, _clock))
            return null;
        _fullfilesMet[key] = known;
        Interlocked.Increment(ref _untouched);
        return new(known.Mark.Stamp.Size, known.Type, Flaw: null);
    }

    /// <summary>Adds a fullfile that was read and is sound.</summary>
    internal void Add(StreamVersion version, SwupdHash hash, EntryType type, FileStamp? before, string path)
    {
        if (ReadMark.Of(before, path, _clock) is { } mark)
            _fullfilesMet[new(version, hash)] = new(mark, type);
    }

    /// <summary>A pack that was sound for a bundle's manifest and is untouched; null when it must be read.</summary>
    internal PackContents? Find(Manifest bundle, StreamVersion from, string path)
    {
        var key = KeyOf(bundle, from);
        if (!_packs.TryGetValue(key, out var known) || !known.Mark.Holds(path, _clock))
            return null;
        _packsMet[key] = known;
        Interlocked.Increment(ref _untouched);
        return known.Contents(bundle);
    }

    /// <summary>Adds a pack that was read and is sound.</summary>
    internal void Add(Manifest bundle, StreamVersion from, PackContents pack, FileStamp? before, string path)
    {
        if (ReadMark.Of(before, path, _clock) is { } mark)
            _packsMet[KeyOf(bundle, from)] = VerifiedPack.Of(mark, from, pack);
    }

    // By the whole text: another manifest of the same version makes another pack of the same bytes.
    private static PackKey KeyOf(Manifest bundle, StreamVersion from) =>
        new(bundle.Name, from, ManifestWriter.HashOf(ManifestWriter.Write(bundle)));

    private void Write(BinaryWriter writer)
    {
        writer.Write(_fullfilesMet.Count);
        foreach (var (key, (mark, type)) in _fullfilesMet)
        {
            writer.Write(key.Version.Value);
            key.Hash.Write(writer);
            mark.Write(writer);
            writer.Write((byte)type);
        }

        writer.Write(_packsMet.Count);
        foreach (var (key, pack) in _packsMet)
        {
            writer.Write(key.Bundle);
            writer.Write(key.From.Value);
            key.Manifest.Write(writer);
            pack.Write(writer);
        }
    }

    private readonly record struct FullfileKey(StreamVersion Version, SwupdHash Hash);

    private readonly record struct PackKey(string Bundle, StreamVersion From, SwupdHash Manifest);

    private readonly record struct SoundFullfile(ReadMark Mark, EntryType Type);
}
