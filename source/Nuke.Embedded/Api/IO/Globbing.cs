using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Nuke.Common.IO;

/// <summary>Files and directories that match patterns such as <c>**/*.rpm</c>; a leading <c>!</c> excludes.</summary>
public static class Globbing
{
    /// <summary>Whether upper and lower case differ.</summary>
    [SuppressMessage("Usage", "CA2211", Justification = "The field is the API of NUKE.")]
    public static GlobbingCaseSensitivity GlobbingCaseSensitivity = GlobbingCaseSensitivity.Auto;

    /// <summary>The files below a directory that match, in ordinal order.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns) =>
        Match(directory, patterns, Directory.EnumerateFiles);

    /// <summary>The directories below a directory that match, in ordinal order.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(this AbsolutePath directory, params string[] patterns) =>
        Match(directory, patterns, Directory.EnumerateDirectories);

    /// <summary>The files below a directory that match, in ordinal order.</summary>
    public static IReadOnlyCollection<string> GlobFiles(string directory, params string[] patterns) =>
        [.. GlobFiles(AbsolutePath.Create(directory), patterns).Select(path => path.ToString())];

    /// <summary>The directories below a directory that match, in ordinal order.</summary>
    public static IReadOnlyCollection<string> GlobDirectories(string directory, params string[] patterns) =>
        [.. GlobDirectories(AbsolutePath.Create(directory), patterns).Select(path => path.ToString())];

    private static bool IsCaseSensitive =>
        GlobbingCaseSensitivity == GlobbingCaseSensitivity.CaseSensitive
        || (GlobbingCaseSensitivity == GlobbingCaseSensitivity.Auto && !OperatingSystem.IsWindows());

    private static AbsolutePath[] Match(
        string directory,
        string[] patterns,
        Func<string, string, SearchOption, IEnumerable<string>> enumerate
    )
    {
        if (!Directory.Exists(directory))
            return [];
        var matcher = new Matcher(IsCaseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
        foreach (var pattern in patterns)
        {
            if (pattern.StartsWith('!'))
                matcher.AddExclude(pattern[1..]);
            else
                matcher.AddInclude(pattern);
        }

        return
        [
            .. enumerate(directory, "*", SearchOption.AllDirectories)
                .Where(path => matcher.Match(directory, path).HasMatches)
                .Order(StringComparer.Ordinal)
                .Select(AbsolutePath.Found),
        ];
    }
}
