using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A path relative to some directory.</summary>
/// <param name="path">The text.</param>
/// <param name="separator">The separator; that of the system when null.</param>
[SuppressMessage("Usage", "CA2225", Justification = "The operators are the API of NUKE.")]
public class RelativePath(string path, char? separator = null)
{
    private readonly string path = PathConstruction.NormalizePath(path, separator);

    /// <summary>Takes a text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator RelativePath?(string? path) => path is null ? null : new(path);

    /// <summary>The text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(RelativePath? path) => path?.path;

    /// <summary>The parent, with <c>path / ..</c>.</summary>
    public static RelativePath operator /(RelativePath left, Range range) =>
        range.Equals(Range.All) ? left / ".." : throw new ArgumentException("Only '..' has a meaning here", nameof(range));

    /// <summary>A path below.</summary>
    public static RelativePath operator /(RelativePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return new(PathConstruction.Combine(left.path, right ?? ""));
    }

    /// <summary>The path with a text appended to its last segment.</summary>
    public static RelativePath operator +(RelativePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return new(left.path + right);
    }

    /// <inheritdoc/>
    public override string ToString() => path;
}
