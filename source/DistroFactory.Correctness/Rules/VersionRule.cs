using DistroFactory.Correctness.Reports;
using DistroFactory.UpdateStream.Manifests;

namespace DistroFactory.Correctness.Rules;

/// <summary>What changed has a version that makes updating clients fetch it, and what stayed is left alone.</summary>
internal static class VersionRule
{
    public static IEnumerable<Disagreement> Check(BundlePair pair)
    {
        var (last, newest) = (pair.Versions.Last, pair.Now.Published.Manifest.Version);
        var old = pair.Versions.Before?.Bundles.GetValueOrDefault(pair.Now.Name);
        foreach (var (path, line) in pair.Now.Published.Present)
        {
            var then = old?.Present.GetValueOrDefault(path);
            if (line.Version > newest)
                yield return pair.Now.Disagree(path, $"its version {line.Version} is above that of its manifest, {newest}");
            else if (line.Version < pair.Versions.Now.Mom.MinVersion)
                yield return pair.Now.Disagree(
                    path,
                    $"its version {line.Version} is below the minversion {pair.Versions.Now.Mom.MinVersion}"
                );
            else if (old is not null && IsNews(then, line) && line.Version <= last)
                yield return pair.Now.Disagree(
                    path,
                    $"it {(then is null ? "was added" : "changed")}, but its version "
                        + $"{line.Version} is not above {last}: no client would notice"
                );
            else if (old is null && (pair.Versions.AreAdjacent || pair.Versions.IsFirst) && line.Version != newest)
                yield return pair.Now.Disagree(path, $"its bundle is new, but its version is {line.Version} instead of {newest}");
            else if (
                old is not null
                && pair.Versions is { AreAdjacent: true, IsMinVersionBump: false }
                && !IsNews(then, line)
                && line.Version != then!.Version
            )
                yield return pair.Now.Disagree(path, $"it did not change, but its version went from {then.Version} to {line.Version}");
        }
    }

    private static bool IsNews(ManifestEntry? then, ManifestEntry now) => then is null || then.Hash != now.Hash || then.Misc != now.Misc;
}
