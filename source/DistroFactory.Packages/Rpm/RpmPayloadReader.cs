using System.Security.Cryptography;

namespace DistroFactory.Packages.Rpm;

/// <summary>Walks through the payload of one package, member by member, and holds it against the header.</summary>
internal sealed class RpmPayloadReader : IDisposable
{
    private readonly RpmLayout _layout;
    private readonly RpmPayloadSource _source;
    private readonly CpioReader _archive;
    private readonly HardLinkSets _links;
    private readonly IncrementalHash _hash;
    private readonly Dictionary<string, int> _indexes;
    private readonly bool[] _met;
    private readonly byte[] _scratch = new byte[1 << 16];
    private RpmContentStream? _current;

    public RpmPayloadReader(RpmLayout layout)
    {
        _layout = layout;
        _links = new HardLinkSets(layout.Files);
        _source = new RpmPayloadSource(layout);
        _archive = new CpioReader(_source.Plain);
        _hash = IncrementalHash.CreateHash(layout.ContentAlgorithm);
        _met = new bool[layout.Files.Length];
        _indexes = new Dictionary<string, int>(_met.Length, StringComparer.Ordinal);
        for (var index = 0; index < _met.Length; index++)
            _indexes.Add(layout.Files[index].Path, index);
    }

    /// <summary>The next member; null after the last, when all digests of the payload match and no file of the header is missing.</summary>
    public RpmPayloadEntry? Next()
    {
        try
        {
            while (true)
            {
                _current?.Finish(_scratch);
                _current = null;
                if (_archive.ReadEntry() is not { } entry)
                    break;
                if (Deliver(entry) is { } delivered)
                    return delivered;
            }

            _archive.ReadToEnd();
            _source.Verify(_scratch);
            ExpectAllMet();
            return null;
        }
        catch (Exception exception) when (RpmFailure.IsOfPackage(exception))
        {
            throw RpmFailure.Reading(_layout.Path, exception);
        }
    }

    public void Dispose()
    {
        _current?.Close();
        _archive.Dispose();
        _source.Dispose();
        _hash.Dispose();
    }

    private RpmPayloadEntry? Deliver(CpioEntry entry)
    {
        var file = Meet(entry);
        var set = _links.Of(file);
        var last = set?.Meet() ?? true;
        var size = SizeOf(entry, file, set, last);
        if (file.IsSymbolicLink)
        {
            ReadLinkTarget(file, (int)size);
            return new RpmPayloadEntry([file], Stream.Null);
        }

        if (!file.IsRegular)
            return file.IsDirectory ? new RpmPayloadEntry([file], Stream.Null) : null;

        if (set is not null)
        {
            // An empty member of a set says only that the name exists, unless the content itself is empty.
            if (size == 0 && (file.Size > 0 || set.Delivered || !last))
                return last && !set.Delivered ? throw new InvalidDataException($"the content of its file {file.Path} is missing") : null;
            _current = Content(file, size);
            if (set.Delivered)
                return null;
            set.Delivered = true;
            return new RpmPayloadEntry(set.Files, _current);
        }

        _current = Content(file, size);
        return new RpmPayloadEntry([file], _current);
    }

    private RpmContentStream Content(RpmFile file, long size) =>
        new(_archive, _layout.Path, file, size, file.Digest.Length > 0 ? _hash : null);

    private RpmFile Meet(CpioEntry entry)
    {
        var index = entry.FileIndex;
        if (entry.Name is not null && !_indexes.TryGetValue(RpmPath.Normalise(entry.Name), out index))
            throw new InvalidDataException("its payload has a file that its header does not list");
        if (index < 0 || index >= _met.Length)
            throw new InvalidDataException("a member of its payload is of no file of the header");
        var file = _layout.Files[index];
        if (file.IsGhost || _met[index])
            throw new InvalidDataException($"its payload has the file {file.Path} {(file.IsGhost ? "although it is a ghost" : "twice")}");
        _met[index] = true;
        return file;
    }

    private static long SizeOf(CpioEntry entry, RpmFile file, HardLinkSets.Set? set, bool last)
    {
        var stated = file.IsRegular || file.IsSymbolicLink ? file.Size : 0;
        if (entry.Name is null)
            return set is null || last ? stated : 0;
        if ((entry.Mode ^ file.Mode) >> 12 != 0)
            throw new InvalidDataException($"its file {file.Path} has another type in the payload than in the header");
        if (entry.Size != stated && !(set is not null && entry.Size == 0))
            throw new InvalidDataException($"its file {file.Path} has {entry.Size} bytes in the payload but {stated} in the header");
        return entry.Size;
    }

    private void ReadLinkTarget(RpmFile file, int size)
    {
        if (size is < 0 or > RpmPath.MaximalLength)
            throw new InvalidDataException($"the target of its link {file.Path} is longer than a path can be");
        var target = _scratch.AsSpan(0, size);
        var rest = target;
        while (!rest.IsEmpty)
            rest = rest[_archive.Read(rest)..];
        if (RpmPath.Decode(target) != file.LinkTarget)
            throw new InvalidDataException($"its link {file.Path} has another target in the payload than in the header");
    }

    private void ExpectAllMet()
    {
        for (var index = 0; index < _met.Length; index++)
        {
            if (!_met[index] && !_layout.Files[index].IsGhost)
                throw new InvalidDataException($"its payload lacks the file {_layout.Files[index].Path}");
        }
    }
}
