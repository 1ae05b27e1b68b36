using System.Runtime.CompilerServices;

namespace Nuke.Common.IO;

/// <summary>What targets do with files and directories.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>The files of a directory, in ordinal order.</summary>
    public static IEnumerable<AbsolutePath> GetFiles(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = 0
    ) => Entries(path, depth, attributes, directory => Directory.GetFiles(directory, pattern));

    /// <summary>The directories of a directory, in ordinal order.</summary>
    public static IEnumerable<AbsolutePath> GetDirectories(
        this AbsolutePath path,
        string pattern = "*",
        int depth = 1,
        FileAttributes attributes = 0
    ) => Entries(path, depth, attributes, directory => Directory.GetDirectories(directory, pattern));

    /// <summary>Whether a file or directory is there.</summary>
    public static bool Exists(this AbsolutePath path, [CallerArgumentExpression(nameof(path))] string? expression = null) =>
        Path.Exists(path);

    /// <summary>Whether it is a file.</summary>
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    /// <summary>Whether it is a directory.</summary>
    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>Whether a directory holds a file of that pattern.</summary>
    public static bool ContainsFile(this AbsolutePath path, string pattern, SearchOption options = SearchOption.TopDirectoryOnly) =>
        Directory.EnumerateFiles(path, pattern, options).Any();

    /// <summary>Whether a directory holds a directory of that pattern.</summary>
    public static bool ContainsDirectory(this AbsolutePath path, string pattern, SearchOption options = SearchOption.TopDirectoryOnly) =>
        Directory.EnumerateDirectories(path, pattern, options).Any();

    /// <summary>The path if something is there, else null.</summary>
    public static AbsolutePath? Existing(this AbsolutePath path, [CallerArgumentExpression(nameof(path))] string? expression = null) =>
        Path.Exists(path) ? path : null;

    /// <summary>The path if it is a file, else null.</summary>
    public static AbsolutePath? ExistingFile(this AbsolutePath path) => File.Exists(path) ? path : null;

    /// <summary>The path if it is a directory, else null.</summary>
    public static AbsolutePath? ExistingDirectory(this AbsolutePath path) => Directory.Exists(path) ? path : null;

    /// <summary>Those that are files.</summary>
    public static IEnumerable<AbsolutePath> WhereFileExists(this IEnumerable<AbsolutePath> paths) => paths.Where(FileExists);

    /// <summary>Those that are directories.</summary>
    public static IEnumerable<AbsolutePath> WhereDirectoryExists(this IEnumerable<AbsolutePath> paths) => paths.Where(DirectoryExists);

    /// <summary>Whether the path ends with one of the extensions.</summary>
    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions) =>
        alternativeExtensions.Prepend(extension).Any(candidate => path.ToString().EndsWith(candidate, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path with another extension.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) => Path.ChangeExtension(path, extension)!;

    /// <summary>The nearest directory above for which the condition holds.</summary>
    public static AbsolutePath? FindParent(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Parent?.FindParentOrSelf(predicate);
    }

    /// <summary>The path itself or the nearest directory above for which the condition holds.</summary>
    public static AbsolutePath? FindParentOrSelf(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var candidate = path;
        while (candidate is not null && !predicate(candidate))
            candidate = candidate.Parent;
        return candidate;
    }

    /// <summary>Its description by the framework.</summary>
    public static FileInfo ToFileInfo(this AbsolutePath path) => new(path);

    /// <summary>Its description by the framework.</summary>
    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) => new(path);

    /// <summary>Whether its name begins with a dot.</summary>
    public static bool IsDotDirectory(this AbsolutePath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Name.StartsWith('.');
    }

    private static IEnumerable<AbsolutePath> Entries(string path, int depth, FileAttributes attributes, Func<string, string[]> list)
    {
        if (depth == 0 || !Directory.Exists(path))
            return [];
        var here = list(path)
            .Where(entry => (File.GetAttributes(entry) & attributes) == attributes)
            .Order(StringComparer.Ordinal)
            .Select(AbsolutePath.Found);
        var below = Directory
            .GetDirectories(path)
            .Order(StringComparer.Ordinal)
            .SelectMany(directory => Entries(directory, depth - 1, attributes, list));
        return here.Concat(below);
    }
}
