using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.UpdateStream.Client;

/// <summary>
/// What a client finds to do, comparing the manifests it comes from with those it goes to. It looks at versions, not at files.
/// </summary>
internal static class UpdateList
{
    /// <summary>The files to install, change or remove, by path.</summary>
    public static List<BundleFile> Between(FileSelection before, FileSelection after, VirtualRoot root) =>
        ByPath(
            after
                .Files.Values.Where(file => IsDue(before, file.Entry, root))
                .Concat(Vanished(before, after))
                .Where(file => !IsLeft(file.Entry))
        );

    /// <summary>The files to install on an empty machine, by path.</summary>
    public static List<BundleFile> Of(FileSelection files) => ByPath(files.Files.Values.Where(file => file.Entry.IsPresent));

    /// <summary>Files that the client knows to be gone and leaves where they are.</summary>
    public static IEnumerable<string> LeftBehind(FileSelection before, FileSelection after) =>
        after
            .Files.Values.Where(file => !file.Entry.IsPresent)
            .Concat(Vanished(before, after))
            .Where(file => IsLeft(file.Entry))
            .Select(file => file.Entry.Name);

    /// <summary>
    /// What no manifest of the new version names any more, be it because its bundle is gone: a client takes that for deleted. What was
    /// ghosted before stays so.
    /// </summary>
    private static IEnumerable<BundleFile> Vanished(FileSelection before, FileSelection after) =>
        before
            .Files.Values.Where(file => !after.Files.ContainsKey(file.Entry.Name))
            .Select(file => file.Entry.IsPresent ? file with { Entry = file.Entry with { Status = EntryStatus.Deleted } } : file);

    // Each path stands in a selection once.
    private static List<BundleFile> ByPath(IEnumerable<BundleFile> files)
    {
        var sorted = files.ToList();
        sorted.Sort(static (a, b) => string.CompareOrdinal(a.Entry.Name, b.Entry.Name));
        return sorted;
    }

    private static bool IsDue(FileSelection before, ManifestEntry entry, VirtualRoot root)
    {
        if (!before.Files.TryGetValue(entry.Name, out var older) || (!older.Entry.IsPresent && entry.IsPresent))
            return true;
        var was = older.Entry;
        var isSame = was.IsPresent == entry.IsPresent && was.Type == entry.Type && was.Hash == entry.Hash;
        if (isSame && (was.Version == entry.Version || root.Find(entry.Name)?.Hash == entry.Hash))
            return false;
        return entry.Version > was.Version;
    }

    private static bool IsLeft(ManifestEntry entry) =>
        KeptPaths.IsOwnToMachine(entry.Name) || entry.Status == EntryStatus.Ghosted || (!entry.IsPresent && KeptPaths.IsBoot(entry.Name));
}
