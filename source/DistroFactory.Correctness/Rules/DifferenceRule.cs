using DistroFactory.Correctness.Reports;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Rules;

/// <summary>Between two versions the manifests say that those files were added, removed or changed of which the packages say so.</summary>
internal static class DifferenceRule
{
    public static IEnumerable<Disagreement> Check(BundleView before, BundleView now)
    {
        var (old, present) = (before.Published.Present, now.Published.Present);
        foreach (var (path, line) in present.Where(entry => entry.Value.Type != EntryType.Directory))
        {
            if (!old.TryGetValue(path, out var then))
            {
                if (before.Packaged.Own.Contains(path) && now.Packaged.Own.Contains(path))
                    yield return now.Disagree(path, "the manifests say it was added, the packages have had it before");
            }
            else if (Differs(before, now, path) is { } differs && differs != (then.Hash != line.Hash))
            {
                yield return now.Disagree(
                    path,
                    differs
                        ? "it changed in the packages, but not in the manifests"
                        : "it changed in the manifests, but not in the packages"
                );
            }
        }

        // What a content directory once held is not known any more.
        var forgotten = before.Packages.Book.Texts[before.Name].Contents.Length > 0;
        foreach (var path in old.Keys.Where(path => !present.ContainsKey(path) && !forgotten && !before.Packaged.Own.Contains(path)))
            yield return before.Disagree(path, "the manifests say it was removed, no package ever had it");
    }

    /// <summary>
    /// Whether a file changed in the packages; null when they cannot tell: the number of another owner than root may have changed.
    /// </summary>
    private static bool? Differs(BundleView before, BundleView now, string path)
    {
        if (before.FileAt(path) is not { Package: not null } then || now.FileAt(path) is not { Package: not null } file)
            return null;
        var differs = file.DiffersFrom(then);
        return differs == false && (file.Owner != "root" || file.Group != "root") ? null : differs;
    }
}
