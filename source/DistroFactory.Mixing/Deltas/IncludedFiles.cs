using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Mixing.Deltas;

/// <summary>
/// The files of the bundles that a bundle included: a machine that has the bundle has them, so a file that moved from one of them into the
/// bundle can be made from what it was there. Only what was the same in all versions of the stream that a pack is for can be relied on.
/// </summary>
/// <param name="versions">The included bundles' manifests in each of those versions; read when something is looked for.</param>
internal sealed class IncludedFiles(IReadOnlyList<IEnumerable<Manifest>> versions)
{
    private readonly Lazy<List<Dictionary<(string Name, int Root), ManifestEntry>>> _versions = new(() => [.. versions.Select(Index)]);

    /// <summary>The file that was at a place in all versions; null when there was none, or not always the same.</summary>
    public ManifestEntry? Find((string Name, int Root) place)
    {
        ManifestEntry? found = null;
        foreach (var version in _versions.Value)
        {
            if (version.GetValueOrDefault(place) is not { Type: EntryType.File } entry || (found is not null && found.Hash != entry.Hash))
                return null;
            found = entry;
        }

        return found;
    }

    private static Dictionary<(string Name, int Root), ManifestEntry> Index(IEnumerable<Manifest> manifests) =>
        manifests.SelectMany(BundleDifference.Present).DistinctBy(BundleDifference.Place).ToDictionary(BundleDifference.Place);
}
