namespace DistroFactory.Mixing.Tree;

/// <summary>Every file of the distribution by path, as it would lie on a disk that nobody needs to write.</summary>
public sealed class DistributionTree
{
    private const string Parent = "no package: a parent directory";

    private readonly Dictionary<string, TreeEntry> _entries = new(StringComparer.Ordinal);
    private readonly bool _banDebugInfo;

    /// <summary>An empty tree.</summary>
    public DistributionTree(bool banDebugInfo) => _banDebugInfo = banDebugInfo;

    /// <summary>What was left out or looks odd, one sentence each.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>All entries, in no order.</summary>
    public IReadOnlyCollection<TreeEntry> Entries => _entries.Values;

    /// <summary>The entry at a path; null when there is none.</summary>
    public TreeEntry? Find(string path) => _entries.GetValueOrDefault(path);

    /// <summary>
    /// Adds what a package or a content directory has. Directories are shared and identical files are one;
    /// what does not ship is passed over.
    /// </summary>
    /// <exception cref="MixException">Another package has something else at this path, or the path is hostile.</exception>
    public void Add(TreeEntry entry)
    {
        if (!FilesystemLayout.IsSound(entry.Path))
            throw new MixException($"Adding '{entry.Path}' of {entry.Origin} to the tree", "the path is not absolute and normal", "The package was not made by rpmbuild; do not trust it.");
        if (FilesystemLayout.IsLog(entry.Path) || (_banDebugInfo && FilesystemLayout.IsDebugInfo(entry.Path)))
            return;
        if (!FilesystemLayout.IsShippable(entry.Path))
        {
            Warnings.Add($"{entry.Path} of {entry.Origin} is left out: clients cannot take this name.");
            return;
        }

        if (!_entries.TryGetValue(entry.Path, out var present))
            _entries.Add(entry.Path, entry);
        else if (!present.SameAs(entry))
            Settle(present, entry);
    }

    /// <summary>Puts an entry of the mixer, whatever was there.</summary>
    public void Replace(TreeEntry entry) => _entries[entry.Path] = entry;

    /// <summary>Adds the parent directories nobody owns, and checks that every parent is a directory.</summary>
    /// <exception cref="MixException">Something lies below a file or a link.</exception>
    public void Complete()
    {
        foreach (var entry in _entries.Values.ToList())
        {
            foreach (var parent in FilesystemLayout.Parents(entry.Path))
            {
                if (!_entries.TryGetValue(parent, out var owner))
                    _entries.Add(parent, TreeEntry.DirectoryAt(parent, Parent));
                else if (!owner.IsDirectory)
                    throw new MixException(
                        "Merging packages into the tree", $"{entry.Path} of {entry.Origin} lies below {parent}, which is {Describe(owner)} in {owner.Origin}",
                        "Leave one of the two out of the bundles, or rebuild it with another path.");
            }
        }
    }

    private void Settle(TreeEntry present, TreeEntry entry)
    {
        if (FilesystemLayout.IsLayoutLink(entry.Path) && present.Type != entry.Type && (present.IsDirectory || entry.IsDirectory))
        {
            // A package's directory /bin means the directory the link /bin leads to.
            if (present.IsDirectory)
                _entries[entry.Path] = entry;
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
                "Leave one of the two out of the bundles, or rebuild it without the file.");
        }

        // rpm lets the last installed package decide; here it is the filesystem package, else the first by name.
        if (entry.Origin.StartsWith("package filesystem-", StringComparison.Ordinal) && !present.Origin.StartsWith("package filesystem-", StringComparison.Ordinal))
            (present, entry) = (entry, present);
        _entries[entry.Path] = present;
        Warnings.Add($"{entry.Path} is {Describe(present)} in {present.Origin}, which is taken, and {Describe(entry)} in {entry.Origin}.");
    }

    private static string Describe(TreeEntry entry)
    {
        var kind = entry.Type switch
        {
            UpdateStream.Manifests.EntryType.Directory => "a directory",
            UpdateStream.Manifests.EntryType.Link => $"a link to {entry.LinkTarget}",
            _ => $"a file of {entry.Size} bytes",
        };
        return $"{kind} (mode {Convert.ToString(entry.Mode & 0xFFF, 8)}, owner {entry.Owner}:{entry.Group})";
    }
}
