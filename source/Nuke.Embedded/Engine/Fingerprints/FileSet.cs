using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Nuke.Embedded.Engine.Fingerprints;

/// <summary>The files that match some patterns, each as it is.</summary>
internal static class FileSet
{
    /// <param name="root">The directory that the patterns are relative to.</param>
    /// <param name="patterns">Globs; a leading <c>!</c> excludes.</param>
    /// <param name="before">The same files as they were before.</param>
    public static SortedDictionary<string, FileState> Read(
        string root,
        IReadOnlyList<string> patterns,
        IReadOnlyDictionary<string, FileState>? before
    )
    {
        var files = new SortedDictionary<string, FileState>(StringComparer.Ordinal);
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(patterns.Where(pattern => !pattern.StartsWith('!')));
        matcher.AddExcludePatterns(patterns.Where(pattern => pattern.StartsWith('!')).Select(pattern => pattern[1..]));
        foreach (var match in matcher.Execute(new DirectoryInfoWrapper(new(root))).Files)
            files[match.Path] = FileState.Of(Path.Combine(root, match.Path), before?.GetValueOrDefault(match.Path));
        return files;
    }

    /// <summary>What differs, a sentence for each file: <c>src/a.c changed</c>.</summary>
    public static IEnumerable<string> Differences(
        IReadOnlyDictionary<string, FileState> before,
        IReadOnlyDictionary<string, FileState> now
    ) =>
        before
            .Keys.Union(now.Keys)
            .Order(StringComparer.Ordinal)
            .Select(path =>
                (before.GetValueOrDefault(path), now.GetValueOrDefault(path)) switch
                {
                    (null, _) => $"{path} is new",
                    (_, null) => $"{path} is gone",
                    var (then, today) => then.HasContentOf(today) ? null : $"{path} changed",
                }
            )
            .OfType<string>();
}
