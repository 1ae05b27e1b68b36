using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>The file system of a machine, as far as the distribution put it there. Holds no content: some 200 bytes an entry.</summary>
public sealed class VirtualRoot
{
    private readonly Dictionary<string, RootEntry> _entries;
    private readonly Dictionary<string, int> _children;
    private readonly HashSet<string> _leftBehind;

    /// <summary>An empty root.</summary>
    public VirtualRoot()
        : this([], [], []) { }

    private VirtualRoot(Dictionary<string, RootEntry> entries, Dictionary<string, int> children, HashSet<string> leftBehind) =>
        (_entries, _children, _leftBehind) = (entries, children, leftBehind);

    /// <summary>All there is, by path.</summary>
    public IReadOnlyDictionary<string, RootEntry> Entries => _entries;

    /// <summary>Whether the client left the file where it is on purpose, although it no longer belongs to the distribution.</summary>
    public bool IsLeftBehind(string path) => _leftBehind.Contains(path);

    /// <summary>What is at a path; null when nothing is.</summary>
    public RootEntry? Find(string path) => _entries.TryGetValue(path, out var entry) ? entry : null;

    /// <summary>Whether it is a directory with something in it.</summary>
    public bool IsPopulated(string path) => _children.ContainsKey(path);

    /// <summary>A copy that changes apart from this.</summary>
    public VirtualRoot Copy() => new(new(_entries), new(_children), [.. _leftBehind]);

    /// <summary>The directory a path is in; empty for what is at the top.</summary>
    public static string ParentOf(string path) => path[..path.LastIndexOf('/')];

    /// <summary>Makes room for entries that are about to be put.</summary>
    internal void Reserve(int entries) => _entries.EnsureCapacity(_entries.Count + entries);

    /// <summary>Puts an entry in its place. What was there goes, and all below it unless it stays a directory.</summary>
    internal void Put(string path, RootEntry entry)
    {
        if (entry.Type != EntryType.Directory && IsPopulated(path))
            Remove(path);
        if (!_entries.ContainsKey(path))
            _children[ParentOf(path)] = _children.GetValueOrDefault(ParentOf(path)) + 1;
        _entries[path] = entry;
        _leftBehind.Remove(path);
    }

    /// <summary>Removes an entry and all below it.</summary>
    internal void Remove(string path)
    {
        if (IsPopulated(path))
        {
            foreach (var below in _entries.Keys.Where(other => other.StartsWith(path + "/", StringComparison.Ordinal)).ToList())
                RemoveOne(below);
        }

        RemoveOne(path);
    }

    /// <summary>Keeps an entry that no longer belongs to the distribution.</summary>
    internal void LeaveBehind(string path)
    {
        if (_entries.ContainsKey(path))
            _leftBehind.Add(path);
    }

    private void RemoveOne(string path)
    {
        if (!_entries.Remove(path))
            return;
        _leftBehind.Remove(path);
        var parent = ParentOf(path);
        if (--_children[parent] == 0)
            _children.Remove(parent);
    }
}
