using System.Security.Cryptography;

namespace DistroFactory.Packages.Rpm;

/// <summary>Walks through the payload of one package, member by member, and holds it against the header.</summary>
internal sealed class RpmPayloadReader : IDisposable
{
    private readonly RpmLayout layout;
    private readonly RpmPayloadSource source;
    private readonly CpioReader archive;
    private readonly HardLinkSets links;
    private readonly IncrementalHash hash;
    private readonly Dictionary<string, int> indexes;
    private readonly bool[] met;
    private readonly byte[] scratch = new byte[1 << 16];
    private RpmContentStream? current;

    public RpmPayloadReader(RpmLayout layout)
    {
        this.layout = layout;
        links = new HardLinkSets(layout.Files);
        source = new RpmPayloadSource(layout);
        archive = new CpioReader(source.Plain);
        hash = IncrementalHash.CreateHash(layout.ContentAlgorithm);
        met = new bool[layout.Files.Length];
        indexes = new Dictionary<string, int>(met.Length, StringComparer.Ordinal);
        for (var index = 0; index < met.Length; index++)
            indexes.Add(layout.Files[index].Path, index);
    }

    /// <summary>The next member; null after the last, when all digests of the payload match and no file of the header is missing.</summary>
    public RpmPayloadEntry? Next()
    {
        try
        {
            while (true)
            {
                current?.Finish(scratch);
                current = null;
                if (archive.ReadEntry() is not { } entry)
                    break;
                if (Deliver(entry) is { } delivered)
                    return delivered;
            }

            archive.ReadToEnd();
            source.Verify(scratch);
            ExpectAllMet();
            return null;
        }
        catch (Exception exception) when (RpmFailure.IsOfPackage(exception))
        {
            throw RpmFailure.Reading(layout.Path, exception);
        }
    }

    public void Dispose()
    {
        current?.Close();
        archive.Dispose();
        source.Dispose();
        hash.Dispose();
    }

    private RpmPayloadEntry? Deliver(CpioEntry entry)
    {
        var file = Meet(entry);
        var set = links.Of(file);
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
            current = Content(file, size);
            if (set.Delivered)
                return null;
            set.Delivered = true;
            return new RpmPayloadEntry(set.Files, current);
        }

        current = Content(file, size);
        return new RpmPayloadEntry([file], current);
    }

    private RpmContentStream Content(RpmFile file, long size) => new(archive, layout.Path, file, size, file.Digest.Length > 0 ? hash : null);

    private RpmFile Meet(CpioEntry entry)
    {
        var index = entry.FileIndex;
        if (entry.Name is not null && !indexes.TryGetValue(RpmPath.Normalise(entry.Name), out index))
            throw new InvalidDataException("its payload has a file that its header does not list");
        if (index < 0 || index >= met.Length)
            throw new InvalidDataException("a member of its payload is of no file of the header");
        var file = layout.Files[index];
        if (file.IsGhost || met[index])
            throw new InvalidDataException($"its payload has the file {file.Path} {(file.IsGhost ? "although it is a ghost" : "twice")}");
        met[index] = true;
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
        var target = scratch.AsSpan(0, size);
        for (var rest = target; !rest.IsEmpty;)
            rest = rest[archive.Read(rest)..];
        if (RpmPath.Decode(target) != file.LinkTarget)
            throw new InvalidDataException($"its link {file.Path} has another target in the payload than in the header");
    }

    private void ExpectAllMet()
    {
        for (var index = 0; index < met.Length; index++)
        {
            if (!met[index] && !layout.Files[index].IsGhost)
                throw new InvalidDataException($"its payload lacks the file {layout.Files[index].Path}");
        }
    }
}
