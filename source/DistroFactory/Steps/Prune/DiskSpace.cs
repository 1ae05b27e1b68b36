using DistroFactory.Foundation;

namespace DistroFactory.Steps.Prune;

/// <summary>What is freed when files are removed: one with several names counts once, and only when the last of them goes.</summary>
internal sealed class DiskSpace
{
    private readonly Dictionary<(ulong Device, ulong Inode), (FileInode File, uint Names)> _files = [];

    /// <summary>What is freed, bytes.</summary>
    public long FreedBytes => _files.Values.Where(each => each.Names >= each.File.Names).Sum(each => each.File.Size);

    /// <summary>Adds a name that is removed.</summary>
    public void Add(string path)
    {
        if (FileInode.Of(path) is { } file)
            _files[(file.Device, file.Inode)] = (file, _files.GetValueOrDefault((file.Device, file.Inode)).Names + 1);
    }

    /// <summary>Adds, of some names, those of files that would stay for their sake alone.</summary>
    /// <returns>The names.</returns>
    public IReadOnlyList<string> AddOtherNames(IEnumerable<string> paths)
    {
        var others = paths
            .Select(path => (Path: path, File: FileInode.Of(path)))
            .Where(each => each.File is { } file && _files.ContainsKey((file.Device, file.Inode)))
            .GroupBy(each => (each.File!.Value.Device, each.File.Value.Inode), each => each.Path)
            .Where(names => _files[names.Key] is var known && known.Names + names.Count() >= known.File.Names)
            .SelectMany(names => names)
            .ToList();
        foreach (var path in others)
            Add(path);
        return others;
    }
}
