namespace DistroFactory.UpdateStream.Manifests;

/// <summary>
/// The order of the lines of a manifest: by version, then by name in byte order, then micro-architecture variants (V3, V4, VA) before
/// their plain file, as the reference walks its tree.
/// </summary>
public sealed class EntryOrder : IComparer<ManifestEntry>
{
    /// <summary>The order.</summary>
    public static EntryOrder Instance { get; } = new();

    private EntryOrder() { }

    /// <inheritdoc/>
    public int Compare(ManifestEntry? x, ManifestEntry? y)
    {
        if (x is null || y is null)
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var order = x.Version.CompareTo(y.Version);
        if (order == 0)
            order = CompareNames(x.Name, y.Name);
        return order != 0 ? order : VariantRank(x.Variant).CompareTo(VariantRank(y.Variant));
    }

    /// <summary>
    /// The entries in order. Made for entries that come by name, as most of them do: those of each version are then in order already, and
    /// only looked through.
    /// </summary>
    public static List<ManifestEntry> Sorted(IReadOnlyCollection<ManifestEntry> entries)
    {
        var versions = new SortedDictionary<StreamVersion, List<ManifestEntry>>();
        List<ManifestEntry>? last = null;
        foreach (var entry in entries)
        {
            if ((last is null || last[0].Version != entry.Version) && !versions.TryGetValue(entry.Version, out last))
                versions.Add(entry.Version, last = []);
            last.Add(entry);
        }

        var sorted = new List<ManifestEntry>(entries.Count);
        foreach (var ofVersion in versions.Values)
        {
            if (!IsSorted(ofVersion))
                ofVersion.Sort(Instance);
            sorted.AddRange(ofVersion);
        }

        return sorted;
    }

    private static bool IsSorted(List<ManifestEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            if (Instance.Compare(entries[i - 1], entries[i]) > 0)
                return false;
        }

        return true;
    }

    /// <summary>Compares as the UTF-8 bytes would: UTF-16 puts surrogates before U+E000 and UTF-8 does not.</summary>
    public static int CompareNames(string x, string y)
    {
        var common = x.AsSpan().CommonPrefixLength(y);
        return common < x.Length && common < y.Length ? Rank(x[common]).CompareTo(Rank(y[common])) : x.Length.CompareTo(y.Length);

        static int Rank(char c) => char.IsSurrogate(c) ? c + 0x10000 : c;
    }

    private static int VariantRank(char letter) =>
        letter switch
        {
            'e' or 'f' or 'm' or 'n' => 0,
            'g' or 'h' or 'o' or 'p' => 1,
            'q' or 'r' or 't' or 'u' => 2,
            _ => 3,
        };
}
