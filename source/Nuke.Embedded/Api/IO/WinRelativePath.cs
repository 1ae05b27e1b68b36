using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A relative path with backslashes, whatever the system.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "The operators are the API of NUKE.")]
public class WinRelativePath : RelativePath
{
    /// <summary>Takes a normalised text.</summary>
    protected WinRelativePath(string path, char? separator = null)
        : base(path, separator) { }

    /// <summary>Takes a text.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static explicit operator WinRelativePath?(string? path) =>
        path is null ? null : new(PathConstruction.NormalizePath(path, PathConstruction.WinSeparator), PathConstruction.WinSeparator);
}
