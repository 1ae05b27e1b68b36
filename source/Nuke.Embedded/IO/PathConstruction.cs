namespace Nuke.Common.IO;

/// <summary>Arithmetic of paths; nothing here looks at the disk.</summary>
public static class PathConstruction
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The way from one directory to a place.</summary>
    public static string GetRelativePath(string basePath, string destinationPath) => Path.GetRelativePath(basePath, destinationPath);

    /// <summary>The way from one directory to a place.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        new(GetRelativePath(basePath, destinationPath));

    /// <summary>The way from one directory to a place, with slashes.</summary>
    public static UnixRelativePath GetUnixRelativePath(string basePath, string destinationPath) =>
        new(GetRelativePath(basePath, destinationPath));

    /// <summary>The way from one directory to a place, with slashes.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        new(GetRelativePath(basePath, destinationPath));

    /// <summary>The way from one directory to a place, with backslashes.</summary>
    public static WinRelativePath GetWinRelativePath(string basePath, string destinationPath) =>
        new(GetRelativePath(basePath, destinationPath));

    /// <summary>The way from one directory to a place, with backslashes.</summary>
    public static WinRelativePath GetWinRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        new(GetRelativePath(basePath, destinationPath));

    /// <summary>The same path with slashes.</summary>
    public static UnixRelativePath ToUnixRelativePath(this RelativePath path) => new(path);

    /// <summary>The same path with backslashes.</summary>
    public static WinRelativePath ToWinRelativePath(this RelativePath path) => new(path);

    /// <summary>Whether a place is the directory or below it.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath) => IsDescendantPath(basePath, destinationPath);

    /// <summary>Whether a place is the directory or below it.</summary>
    public static bool IsDescendantPath(string basePath, string destinationPath)
    {
        var way = GetRelativePath(basePath, destinationPath);
        return way != ".." && !way.StartsWith("../", StringComparison.Ordinal) && !Path.IsPathRooted(way);
    }

    /// <summary>Whether a path begins at a root.</summary>
    public static bool HasPathRoot(string path) => Path.IsPathRooted(path);

    /// <summary>The root of a path; null when it has none.</summary>
    public static string? GetPathRoot(string path) => Path.GetPathRoot(path) is { Length: > 0 } root ? root : null;

    /// <summary>Joins two paths; unlike the framework's, an absolute right side is an error.</summary>
    public static string Combine(string left, string right, char? separator = null)
    {
        ArgumentNullException.ThrowIfNull(left);
        if (HasPathRoot(right))
            throw new ArgumentException($"'{right}' is absolute and cannot be put below '{left}'", nameof(right));
        return left.Length == 0 ? NormalizePath(right, separator) : NormalizePath($"{left}/{right}", separator);
    }

    /// <summary>Resolves <c>.</c> and <c>..</c>, and unifies separators.</summary>
    public static string NormalizePath(string path, char? separator = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        // A backslash is an ordinary character of a Unix file name; only a relative Windows path splits at it.
        var splitters = OperatingSystem.IsWindows() || separator == '\\' ? Separators : ['/'];
        var rooted = path.StartsWith('/');
        var segments = new List<string>();
        foreach (var segment in path.Split(splitters, StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments is [.., not ".."])
                segments.RemoveAt(segments.Count - 1);
            else if (segment != "." && !(segment == ".." && rooted))
                segments.Add(segment);
        }

        return (rooted ? "/" : "") + string.Join(separator ?? Path.DirectorySeparatorChar, segments);
    }
}
