using System.Collections.Immutable;

namespace DistroFactory.Packages.Rpm;

/// <summary>
/// Which files of a package are one. In the archive rpm writes all names of a set, the content with the last of them and nothing with the
/// others; other tools write it with the first, or with each.
/// </summary>
internal sealed class HardLinkSets
{
    private readonly Dictionary<string, Set> _sets = new(StringComparer.Ordinal);

    public HardLinkSets(ImmutableArray<RpmFile> files)
    {
        foreach (var names in Groups(files))
        {
            var set = new Set([.. names]);
            foreach (var file in set.Files)
                _sets.Add(file.Path, set);
        }
    }

    /// <summary>Refuses files that are said to be one and to differ.</summary>
    /// <exception cref="InvalidDataException">There are such files.</exception>
    public static void Verify(ImmutableArray<RpmFile> files)
    {
        foreach (var names in Groups(files))
        {
            var first = names.First();
            if (names.Any(file => file.Size != first.Size || file.Digest != first.Digest || file.Mode != first.Mode))
                throw new InvalidDataException($"its file {first.Path} has hard links of another mode, size or digest");
        }
    }

    /// <summary>The set a file belongs to; null when it has but one name.</summary>
    public Set? Of(RpmFile file) => _sets.GetValueOrDefault(file.Path);

    /// <summary>One content with several names.</summary>
    internal sealed class Set(ImmutableArray<RpmFile> files)
    {
        private int _seen;

        /// <summary>All its names, in the order of the header.</summary>
        public ImmutableArray<RpmFile> Files => files;

        /// <summary>Whether the content was handed out already.</summary>
        public bool Delivered { get; set; }

        /// <summary>Notes that one more of the names came by in the archive.</summary>
        /// <returns>Whether it was the last.</returns>
        public bool Meet() => ++_seen == files.Length;
    }

    private static IEnumerable<IGrouping<long, RpmFile>> Groups(ImmutableArray<RpmFile> files) =>
        files
            .Where(file => file.IsRegular && !file.IsGhost && file.Inode > 0)
            .GroupBy(file => file.Inode)
            .Where(group => group.Skip(1).Any());
}
