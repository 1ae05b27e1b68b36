using System.Collections.Immutable;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// The file list of a header, which is a dozen parallel arrays. What is unsound is an <see cref="InvalidDataException"/>.
/// </summary>
internal static class RpmFileList
{
    public static ImmutableArray<RpmFile> Read(RpmHeader header)
    {
        var paths = Paths(header);
        var count = paths.Length;
        if (count == 0)
            return [];

        var modes = Column(header.Numbers(RpmTag.FileModes), count, "modes");
        var sizes = Column(
            header.Has(RpmTag.LongFileSizes) ? header.Numbers(RpmTag.LongFileSizes) : header.Numbers(RpmTag.FileSizes),
            count,
            "sizes"
        );
        var owners = Column(header.Texts(RpmTag.FileOwners), count, "owners");
        var groups = Column(header.Texts(RpmTag.FileGroups), count, "groups");
        var links = Column(header.Texts(RpmTag.FileLinkTargets), count, "link targets", absent: "");
        var times = Column(header.Numbers(RpmTag.FileModificationTimes), count, "times", absent: 0);
        var flags = Column(header.Numbers(RpmTag.FileFlags), count, "flags", absent: 0);
        var digests = Column(header.Texts(RpmTag.FileDigests), count, "digests", absent: "");
        var capabilities = Column(header.Texts(RpmTag.FileCapabilities), count, "capabilities", absent: "");
        var inodes = Column(header.Numbers(RpmTag.FileInodes), count, "inodes", absent: 0);
        var devices = Column(header.Numbers(RpmTag.FileDevices), count, "devices", absent: 0);

        var files = ImmutableArray.CreateBuilder<RpmFile>(count);
        var inodesOfAll = new Dictionary<(long Device, long Inode), long>(count);
        for (var index = 0; index < count; index++)
        {
            var file = new RpmFile
            {
                Path = paths[index],
                Mode = (ushort)modes[index],
                Owner = owners[index],
                Group = groups[index],
                Size = sizes[index],
                LinkTarget = links[index],
                ModificationTime = times[index],
                Flags = (RpmFileFlags)flags[index],
                Digest = digests[index].ToLowerInvariant(),
                Capabilities = capabilities[index],
                Inode = InodeOf(inodesOfAll, devices[index], inodes[index]),
            };
            if (file.Size < 0 || (file.IsSymbolicLink && (file.LinkTarget.Length == 0 || file.LinkTarget.Length > RpmPath.MaximalLength)))
                throw new InvalidDataException($"its file {file.Path} has an impossible size or link target");
            files.Add(file);
        }

        RefuseImpossibleTrees(files);
        return files.MoveToImmutable();
    }

    /// <summary>Inode numbers count per device; one number for both is enough to tell which files are one.</summary>
    private static long InodeOf(Dictionary<(long Device, long Inode), long> known, long device, long inode)
    {
        if (inode <= 0)
            return 0;
        if (!known.TryGetValue((device, inode), out var number))
            known.Add((device, inode), number = known.Count + 1);
        return number;
    }

    private static string[] Paths(RpmHeader header)
    {
        if (!header.Has(RpmTag.BaseNames))
            return Array.ConvertAll(header.Texts(RpmTag.OldFileNames), RpmPath.Normalise);

        var names = header.Texts(RpmTag.BaseNames);
        var directories = header.Texts(RpmTag.DirectoryNames);
        var indexes = Column(header.Numbers(RpmTag.DirectoryIndexes), names.Length, "directories");
        for (var index = 0; index < names.Length; index++)
        {
            if (indexes[index] >= directories.Length || names[index].Contains('/'))
                throw new InvalidDataException("its file list is inconsistent");
            names[index] = RpmPath.Normalise(directories[indexes[index]] + names[index]);
        }

        return names;
    }

    private static T[] Column<T>(T[] values, int count, string what, T? absent = default)
    {
        if (values.Length == count)
            return values;
        if (values.Length > 0 || absent is null || (what is "modes" or "sizes" or "directories"))
            throw new InvalidDataException($"its file list has {count} names but {values.Length} {what}");
        values = new T[count];
        Array.Fill(values, absent);
        return values;
    }

    /// <summary>
    /// One path twice, or a file inside something that is not a directory: what is written through such a link or over such a file would
    /// land somewhere else than it says.
    /// </summary>
    private static void RefuseImpossibleTrees(ImmutableArray<RpmFile>.Builder files)
    {
        var all = new HashSet<string>(files.Count, StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!all.Add(file.Path))
                throw new InvalidDataException($"its file {file.Path} is listed twice");
        }

        var notDirectories = files.Where(file => !file.IsDirectory).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var lookup = notDirectories.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var file in files)
        {
            for (var slash = file.Path.LastIndexOf('/'); slash > 0; slash = file.Path.AsSpan(0, slash).LastIndexOf('/'))
            {
                if (lookup.Contains(file.Path.AsSpan(0, slash)))
                    throw new InvalidDataException(
                        $"its file {file.Path} lies below {file.Path[..slash]}, which it does not have as a directory"
                    );
            }
        }
    }
}
