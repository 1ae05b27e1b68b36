using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A normalised absolute path.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "The operators are the API of NUKE.")]
public sealed class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    /// <summary>Format of <see cref="ToString(string)"/>: always in double quotes.</summary>
    public const string DoubleQuote = "d";

    /// <summary>Format of <see cref="ToString(string)"/>: in double quotes when it has a space.</summary>
    public const string DoubleQuoteIfNeeded = "dn";

    /// <summary>Format of <see cref="ToString(string)"/>: always in single quotes.</summary>
    public const string SingleQuote = "s";

    /// <summary>Format of <see cref="ToString(string)"/>: in single quotes when it has a space.</summary>
    public const string SingleQuoteIfNeeded = "sn";

    /// <summary>Format of <see cref="ToString(string)"/>: never quoted.</summary>
    public const string NoQuotes = "nq";

    private readonly string _path;

    private AbsolutePath(string path) => _path = path;

    AbsolutePath IAbsolutePathHolder.Path => this;

    /// <summary>The last segment.</summary>
    public string Name => _path[(_path.LastIndexOf(Separator) + 1)..];

    /// <summary>The last segment without its extension.</summary>
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(Name);

    /// <summary>The extension with its dot, or nothing.</summary>
    public string Extension => Path.GetExtension(Name);

    /// <summary>The directory above; null for a root.</summary>
    public AbsolutePath? Parent
    {
        get
        {
            var root = PathConstruction.Combine(Root, null);
            if (_path == root)
                return null;
            var parent = _path[.._path.LastIndexOf(Separator)];
            return new(parent.Length < root.Length ? root : parent);
        }
    }

    private string Root => PathConstruction.GetPathRoot(_path)!;

    // Of a file on a Unix disk a backslash may be part of its name.
    private char Separator => PathConstruction.SeparatorOf(Root)!.Value;

    /// <summary>Takes a text that is an absolute path.</summary>
    /// <exception cref="ArgumentException">The path is relative.</exception>
    public static AbsolutePath Create(string path) =>
        PathConstruction.HasPathRoot(path)
            ? new(PathConstruction.NormalizePath(path))
            : throw new ArgumentException($"The path '{path}' is relative; an absolute one is needed", nameof(path));

    /// <summary>Takes a path that the file system knows by this text, which is left as it is.</summary>
    internal static AbsolutePath Found(string path) => OperatingSystem.IsWindows() ? Create(path) : new(path);

    /// <summary>What lies in the directory under a name that the file system knows.</summary>
    internal AbsolutePath Entry(string name) => Found(Path.Combine(_path, name));

    /// <summary>As <see cref="Create"/>; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path) => path is null ? null : Create(path);

    /// <summary>The text of the path.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?._path;

    /// <summary>The parent, with <c>path / ..</c>.</summary>
    public static AbsolutePath? operator /(AbsolutePath left, Range range)
    {
        ArgumentNullException.ThrowIfNull(left);
        return range.Equals(Range.All) ? left.Parent : throw new ArgumentException("Only '..' has a meaning here", nameof(range));
    }

    /// <summary>A path below (or, with <c>..</c>, above).</summary>
    public static AbsolutePath operator /(AbsolutePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return Create(PathConstruction.Combine(left._path, right));
    }

    /// <summary>The path with a text appended to its last segment.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return Create(left._path + right);
    }

    /// <summary>Same path.</summary>
    public static bool operator ==(AbsolutePath? a, AbsolutePath? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Different paths.</summary>
    public static bool operator !=(AbsolutePath? a, AbsolutePath? b) => !(a == b);

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        obj is AbsolutePath other && _path.Equals(other._path, PathConstruction.ComparisonOf(_path));

    /// <inheritdoc/>
    public override int GetHashCode() => _path.GetHashCode(PathConstruction.ComparisonOf(_path));

    /// <inheritdoc/>
    public override string ToString() => _path;

    /// <summary>The path, quoted as the format says (see the constants).</summary>
    public string ToString(string? format) =>
        format switch
        {
            DoubleQuote => Quoted('"'),
            DoubleQuoteIfNeeded => HasSpace ? Quoted('"') : _path,
            SingleQuote => Quoted('\''),
            SingleQuoteIfNeeded => HasSpace ? Quoted('\'') : _path,
            null or "" or NoQuotes => _path,
            _ => throw new ArgumentException($"'{format}' is no format of a path", nameof(format)),
        };

    // For $"{path:dn}".
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString(format);

    private bool HasSpace => _path.Contains(' ', StringComparison.Ordinal);

    private string Quoted(char quote) => quote + _path.Replace($"{quote}", $"\\{quote}", StringComparison.Ordinal) + quote;
}
