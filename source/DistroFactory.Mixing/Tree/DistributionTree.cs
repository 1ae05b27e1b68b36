using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Tree;

/// <summary>
/// Every file of the distribution by path, as it would lie on a disk that nobody needs to write. Once it is complete each entry has a
/// place, a number in the order of paths.
/// </summary>
public sealed class DistributionTree
{
    private const string Parent = "no package: a parent directory";

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _placesBySpan;
    private readonly bool _banDebugInfo;
    private List<TreeEntry> _entries = [];
    private int[] _parents = [];

    /// <summary>An empty tree.</summary>
    public DistributionTree(bool banDebugInfo)
    {
        _banDebugInfo = banDebugInfo;
        _placesBySpan = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What was left out or looks odd, one sentence each.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>All entries; in the order of their paths, each at its place, when the tree is complete.</summary>
    public IReadOnlyList<TreeEntry> Entries => _entries;

    /// <summary>The entry at a path; null when there is none.</summary>
    public TreeEntry? Find(string path) => _places.TryGetValue(path, out var place) ? _entries[place] : null;

    /// <summary>The place of a path in the complete tree; -1 when nothing is there.</summary>
    public int PlaceOf(string path) => _places.GetValueOrDefault(path, -1);

    /// <summary>The place of the directory that a place is in, in the complete tree; -1 for the root, which has none.</summary>
    public int ParentOf(int place) => _parents[place];

    /// <summary>
    /// Adds what a package or a content directory has. Directories are shared and identical files are one;
    /// what does not ship is passed over.
    /// </summary>
    /// <exception cref="MixException">Another package has something else at this path, or the path is hostile.</exception>
    public void Add(TreeEntry entry)
    {
        if (!FilesystemLayout.IsSound(entry.Path))
            throw new MixException(
                $"Adding '{entry.Path}' of {entry.Origin} to the tree",
                "the path is not absolute and normal",
                "The package was not made by rpmbuild; do not trust it."
            );
        if (entry.Path == SpecialFiles.AlternativeRoot)
            throw SpecialFiles.RefuseAlternativeRoot(entry.Origin);
        if (FilesystemLayout.IsLog(entry.Path) || (_banDebugInfo && FilesystemLayout.IsDebugInfo(entry.Path)))
            return;
        if (!FilesystemLayout.IsShippable(entry.Path))
        {
            Warnings.Add($"{entry.Path} of {entry.Origin} is left out: clients cannot take this name.");
            return;
        }

        if (_places.TryAdd(entry.Path, _entries.Count))
            _entries.Add(entry);
        else if (_entries[_places[entry.Path]] is var present && !present.SameAs(entry))
            Settle(present, entry);
    }

    /// <summary>Puts an entry of the mixer, whatever was there.</summary>
    public void Replace(TreeEntry entry)
    {
        if (_places.TryAdd(entry.Path, _entries.Count))
            _entries.Add(entry);
        else
            _entries[_places[entry.Path]] = entry;
    }

    /// <summary>Adds the parent directories nobody owns, checks that every parent is a directory, and gives each entry its place.</summary>
    /// <exception cref="MixException">Something lies below a file or a link.</exception>
    public void Complete()
    {
        // Parents that are added have parents themselves: the list grows while it is walked.
        for (var i = 0; i < _entries.Count; i++)
        {
            var parent = FilesystemLayout.Parent(_entries[i].Path);
            if (parent.IsEmpty)
                continue;
            if (!_placesBySpan.TryGetValue(parent, out var place))
                Replace(TreeEntry.DirectoryAt(parent.ToString(), Parent));
            else if (!_entries[place].IsDirectory)
                throw Below(_entries[place]);
        }

        var sorted = _entries.ToArray();
        Array.Sort(sorted, static (a, b) => EntryOrder.CompareNames(a.Path, b.Path));
        for (var place = 0; place < sorted.Length; place++)
            _places[sorted[place].Path] = place;
        _entries = [.. sorted];
        _parents = Array.ConvertAll(
            sorted,
            entry => FilesystemLayout.Parent(entry.Path) is { IsEmpty: false } parent ? _placesBySpan[parent] : -1
        );
    }

    private MixException Below(TreeEntry owner)
    {
        // A directory that was added comes after what lies in it.
        var entry = _entries.First(entry => entry.Path.StartsWith(owner.Path + "/", StringComparison.Ordinal));
        return new(
            "Merging packages into the tree",
            $"{entry.Path} of {entry.Origin} lies below {owner.Path}, which is {Describe(owner)} in {owner.Origin}",
            "Leave one of the two out of the bundles, or rebuild it with another path."
        );
    }

    private void Settle(TreeEntry present, TreeEntry entry)
    {
        if (FilesystemLayout.IsLayoutLink(entry.Path) && present.Type != entry.Type && (present.IsDirectory || entry.IsDirectory))
        {
            // A package's directory /bin means the directory the link /bin leads to.
            if (present.IsDirectory)
                Replace(entry);
            return;
        }

        if (!present.IsDirectory || !entry.IsDirectory)
        {
            var (one, other) = (Describe(present), Describe(entry));
            throw new MixException(
                "Merging packages into the tree",
                one == other
                    ? $"{entry.Path} is {one} in {present.Origin} and in {entry.Origin}, but with other content"
                    : $"{entry.Path} is {one} in {present.Origin} and {other} in {entry.Origin}",
                "Leave one of the two out of the bundles, or rebuild it without the file."
            );
        }

        // rpm lets the last installed package decide; here it is the filesystem package, else the first by name.
        if (
            entry.Origin.StartsWith("package filesystem-", StringComparison.Ordinal)
            && !present.Origin.StartsWith("package filesystem-", StringComparison.Ordinal)
        )
            (present, entry) = (entry, present);
        Replace(present);
        Warnings.Add($"{entry.Path} is {Describe(present)} in {present.Origin}, which is taken, and {Describe(entry)} in {entry.Origin}.");
    }

    private static string Describe(TreeEntry entry)
    {
        var kind = entry.Type switch
        {
            EntryType.Directory => "a directory",
            EntryType.Link => $"a link to {entry.LinkTarget}",
            _ => $"a file of {entry.Size} bytes",
        };
        return $"{kind} (mode {Convert.ToString(entry.Mode & 0xFFF, 8)}, owner {entry.Owner}:{entry.Group})";
    }
}
