namespace Nuke.Common.IO;

/// <summary>
/// Arithmetic of paths; nothing here looks at the disk. Paths of Unix, Windows (<c>C:\dir</c>) and UNC (<c>\\server\dir</c>) are understood
/// on every system, and what has no root may be written with slashes and backslashes alike.
/// </summary>
public static class PathConstruction
{
    internal const char UnixSeparator = '/';
    internal const char WinSeparator = '\\';

    private static readonly char[] s_separators = [UnixSeparator, WinSeparator];

    /// <summary>The way from one directory to a place; nothing when it is the same.</summary>
    /// <exception cref="ArgumentException">No way leads from one to the other.</exception>
    public static string GetRelativePath(string basePath, string destinationPath)
    {
        var (from, to) = (NormalizePath(basePath), NormalizePath(destinationPath));
        if (!IsSameRoot(GetPathRoot(from), GetPathRoot(to)))
            throw new ArgumentException(
                $"No way leads from '{basePath}' to '{destinationPath}': their roots differ",
                nameof(destinationPath)
            );
        var (above, below) = (Segments(from), Segments(to));
        var common = above.Zip(below).TakeWhile(pair => string.Equals(pair.First, pair.Second, ComparisonOf(from))).Count();
        return string.Join(
            SeparatorOf(GetPathRoot(from)) ?? Path.DirectorySeparatorChar,
            Enumerable.Repeat("..", above.Length - common).Concat(below.Skip(common))
        );
    }

    /// <summary>The way from one directory to a place.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (RelativePath)GetRelativePath(basePath, destinationPath);

    /// <summary>The way from one directory to a place, with slashes.</summary>
    public static UnixRelativePath GetUnixRelativePath(string basePath, string destinationPath) =>
        (UnixRelativePath)GetRelativePath(basePath, destinationPath);

    /// <summary>The way from one directory to a place, with slashes.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        GetUnixRelativePath(basePath, destinationPath);

    /// <summary>The way from one directory to a place, with backslashes.</summary>
    public static WinRelativePath GetWinRelativePath(string basePath, string destinationPath) =>
        (WinRelativePath)GetRelativePath(basePath, destinationPath);

    /// <summary>The way from one directory to a place, with backslashes.</summary>
    public static WinRelativePath GetWinRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        GetWinRelativePath(basePath, destinationPath);

    /// <summary>The same path with slashes.</summary>
    public static UnixRelativePath ToUnixRelativePath(this RelativePath path) => (UnixRelativePath)$"{path}";

    /// <summary>The same path with backslashes.</summary>
    public static WinRelativePath ToWinRelativePath(this RelativePath path) => (WinRelativePath)$"{path}";

    /// <summary>Whether a place is the directory or below it.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath) => IsDescendantPath(basePath, destinationPath);

    /// <summary>Whether a place is the directory or below it.</summary>
    public static bool IsDescendantPath(string basePath, string destinationPath)
    {
        var (from, to) = (NormalizePath(basePath), NormalizePath(destinationPath));
        var (above, below) = (Segments(from), Segments(to));
        return IsSameRoot(GetPathRoot(from), GetPathRoot(to))
            && above.Length <= below.Length
            && above.Zip(below).All(pair => string.Equals(pair.First, pair.Second, ComparisonOf(from)));
    }

    /// <summary>Whether a path begins at a root.</summary>
    public static bool HasPathRoot(string? path) => GetPathRoot(path) is not null;

    /// <summary>The root of a path, such as <c>/</c>, <c>C:</c> and <c>\\server</c>; null when it has none.</summary>
    public static string? GetPathRoot(string? path) =>
        path switch
        {
            [UnixSeparator, ..] => "/",
            [var drive, ':', ..] when char.IsLetter(drive) => path[..2],
            [WinSeparator, WinSeparator, var first, ..] when char.IsLetterOrDigit(first) => path.IndexOfAny(s_separators, 2)
                is > 0
                    and var end
                ? path[..end]
                : path,
            _ => null,
        };

    /// <summary>Joins two paths; unlike the framework's, a right side with a root is an error.</summary>
    /// <exception cref="ArgumentException">The right path has a root, or the separator is not that of the left one.</exception>
    public static string Combine(string? left, string? right, char? separator = null)
    {
        left = WithoutEnd(left);
        right = WithoutEnd(right);
        if (HasPathRoot(right))
            throw new ArgumentException($"'{right}' is absolute and cannot be put below '{left}'", nameof(right));
        if (string.IsNullOrWhiteSpace(left))
            return right;
        var root = GetPathRoot(left);
        Check(left, root, separator);
        var joint = SeparatorOf(root) ?? separator ?? Path.DirectorySeparatorChar;
        if (string.IsNullOrWhiteSpace(right))
            return left == root && IsDrive(root) ? left + joint : left;
        return left[^1] == joint ? left + right : left + joint + right;
    }

    /// <summary>Resolves <c>.</c> and <c>..</c>, and writes all separators as the root, or else the caller, has it.</summary>
    /// <exception cref="ArgumentException">The path leads above its root, or the separator is not the root's.</exception>
    public static string NormalizePath(string? path, char? separator = null)
    {
        path ??= "";
        var root = GetPathRoot(path);
        Check(path, root, separator);
        var segments = new List<string>();
        foreach (
            var segment in path[(root?.Length ?? 0)..]
                .Split(s_separators, StringSplitOptions.RemoveEmptyEntries)
                .Where(segment => segment != ".")
        )
        {
            if (segment != ".." || (root is null && segments is [] or [.., ".."]))
                segments.Add(segment);
            else if (segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else
                throw new ArgumentException($"'{path}' leads above its root {root}", nameof(path));
        }

        return Combine(root, string.Join(SeparatorOf(root) ?? separator ?? Path.DirectorySeparatorChar, segments), separator);
    }

    internal static bool IsDrive(string? root) => root is [_, ':'];

    internal static char? SeparatorOf(string? root) =>
        root switch
        {
            null => null,
            "/" => UnixSeparator,
            _ => WinSeparator,
        };

    // Windows takes names that differ in their case for the same.
    internal static StringComparison ComparisonOf(string path) =>
        IsDrive(GetPathRoot(path)) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static bool IsSameRoot(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string[] Segments(string path) =>
        path[(GetPathRoot(path)?.Length ?? 0)..].Split(s_separators, StringSplitOptions.RemoveEmptyEntries);

    private static string WithoutEnd(string? path) => path is null or "/" ? path ?? "" : path.TrimEnd(s_separators);

    private static void Check(string path, string? root, char? separator)
    {
        if (separator is { } wanted && SeparatorOf(root) is { } own && wanted != own)
            throw new ArgumentException($"'{path}' is separated by {own}, not by {wanted}", nameof(separator));
    }
}
