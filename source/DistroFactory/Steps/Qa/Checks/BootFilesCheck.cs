using DistroFactory.Configuration;
using DistroFactory.Model;
using DistroFactory.Quality;
using DistroFactory.Stage;
using DistroFactory.UpdateStream;
using DistroFactory.UpdateStream.Manifests;
using DistroFactory.UpdateStream.Versions;

namespace DistroFactory.Steps.Qa.Checks;

/// <summary>Whether files are gone without which no machine starts.</summary>
internal static class BootFilesCheck
{
    private const int Shown = 3;

    /// <summary>Compares the manifests of the release with those of the release before.</summary>
    public static Verdict Run(BootFilesQuality check, TriedRelease release, CancellationToken cancellation)
    {
        if (release.Reference is null)
            return Verdict.Skip("it is the first release");
        var stage = release.Workplace.Stage;
        var before = Files(stage, release.Release.Reference, check, cancellation);
        var now = Files(stage, release.Version, check, cancellation);
        var gone = check
            .Paths.Where(pattern => before.ContainsKey(pattern) && !now.ContainsKey(pattern))
            .Select(pattern => (Pattern: pattern, Files: before[pattern].Order(StringComparer.Ordinal).Take(Shown)))
            .Select(had => $"{had.Pattern}: nothing is left; release {release.Release.Reference} had {string.Join(", ", had.Files)}")
            .ToArray();
        return gone.Length > 0 ? Verdict.Fail("files are gone without which machines do not start", gone)
            : before.Count == 0 ? Verdict.Skip($"release {release.Release.Reference} has no such file")
            : Verdict.Pass($"{now.Values.Sum(files => files.Count)} files are there, of {before.Count} kinds");
    }

    // The files of each pattern that has any, in whichever bundle.
    private static Dictionary<string, HashSet<string>> Files(
        StagedTree stage,
        StreamVersion version,
        BootFilesQuality check,
        CancellationToken cancellation
    )
    {
        var tree = new StreamTree(stage.Update);
        var found = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var bundle in ManifestReader.ReadFile(tree.Manifest(version, Manifest.MomName)).Entries.Where(entry => entry.IsPresent))
        {
            cancellation.ThrowIfCancellationRequested();
            // Of the MoM names are those of bundles.
            foreach (var entry in ManifestReader.ReadFile(tree.Manifest(bundle.Version, bundle.Name)).Entries)
            {
                if (!entry.IsPresent || entry.Type == EntryType.Directory)
                    continue;
                foreach (var pattern in check.Paths.Where(pattern => Matches(pattern, entry.Name)))
                {
                    if (!found.TryGetValue(pattern, out var files))
                        found[pattern] = files = new(StringComparer.Ordinal);
                    files.Add(entry.Name);
                }
            }
        }

        return found;
    }

    // Most of many files differ from each pattern in its first letters.
    private static bool Matches(string pattern, string path)
    {
        var plain = pattern.AsSpan().IndexOfAny('*', '?');
        return plain < 0 ? pattern == path : path.AsSpan().StartsWith(pattern.AsSpan(0, plain)) && NamePattern.Matches(pattern, path);
    }
}
