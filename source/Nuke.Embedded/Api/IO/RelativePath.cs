using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A path relative to some directory.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "The operators are the API of NUKE.")]
public class RelativePath
{
    private readonly string _path;
    private readonly char? _separator;

    /// <summary>Takes a normalised text, and the separator that paths made of this one have; that of the system when null.</summary>
    protected RelativePath(string path, char? separator = null)
    {
        _path = path;
        _separator = separator;
    }

    /// <summary>Takes a text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator RelativePath?(string? path) => path is null ? null : new(PathConstruction.NormalizePath(path));

    /// <summary>The text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(RelativePath? path) => path?._path;

    /// <summary>The parent, with <c>path / ..</c>.</summary>
    public static RelativePath operator /(RelativePath left, Range range) =>
        range.Equals(Range.All) ? left / ".." : throw new ArgumentException("Only '..' has a meaning here", nameof(range));

    /// <summary>A path below.</summary>
    public static RelativePath operator /(RelativePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return new(
            PathConstruction.NormalizePath(PathConstruction.Combine(left._path, right, left._separator), left._separator),
            left._separator
        );
    }

    /// <summary>The path with a text appended to its last segment.</summary>
    public static RelativePath operator +(RelativePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return new(left._path + right, left._separator);
    }

    /// <inheritdoc/>
    public override string ToString() => _path;
}
