using DistroFactory.Correctness.Published;
using DistroFactory.Correctness.Reports;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Rules;

/// <summary>What vanished is listed as deleted, and stays so within a format; nothing else is.</summary>
internal static class DeletionRule
{
    public static IEnumerable<Disagreement> Check(BundlePair pair)
    {
        var (now, old) = (pair.Now.Published, pair.Versions.Before?.Bundles.GetValueOrDefault(pair.Now.Name));
        foreach (var path in now.Gone.Keys.Where(now.Present.ContainsKey))
            yield return pair.Now.Disagree(path, "the manifest lists it both as there and as deleted");
        foreach (var path in now.Gone.Keys.Where(path => IsUncalledFor(path, pair, old)))
            yield return pair.Now.Disagree(path, "the manifest says that it was deleted, but it never was there");
        if (old is null)
            yield break;

        // One line without a variant says that a name is gone; a name that stays may lose variants.
        foreach (
            var (path, line) in old.Present.Where(entry =>
                !now.Present.ContainsKey(entry.Key) && !now.Present.ContainsKey(entry.Value.Name)
            )
        )
        {
            if (now.Gone.TryGetValue(line.Name, out var gone) ? gone.Version <= pair.Versions.Last : pair.Versions.ShareFormat)
                yield return pair.Now.Disagree(path, "it is gone, but the manifest does not tell clients to remove it");
        }

        foreach (
            var path in old
                .Gone.Where(entry =>
                    pair.Versions.ShareFormat
                    && entry.Value.Status == EntryStatus.Deleted
                    && !now.Gone.ContainsKey(entry.Key)
                    && !now.Present.ContainsKey(entry.Key)
                )
                .Select(entry => entry.Key)
        )
            yield return pair.Now.Disagree(path, "the version before told clients to remove it, this one forgets it");
    }

    // Between two versions that are not adjacent something may have come and gone.
    private static bool IsUncalledFor(string path, BundlePair pair, PublishedBundle? old) =>
        old is null
            ? pair.Versions.IsFirst || pair.Versions.AreAdjacent
            : pair.Versions.AreAdjacent
                && !old.Gone.ContainsKey(path)
                && !old.Present.ContainsKey(path)
                && !old.Present.Values.Any(line => line.Name == path);
}
