using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.IO;

/// <summary>A normalised absolute path.</summary>
[SuppressMessage("Usage", "CA2225", Justification = "The operators are the API of NUKE.")]
public sealed class AbsolutePath : IAbsolutePathHolder
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

    private readonly string path;

    private AbsolutePath(string path) => this.path = path;

    AbsolutePath IAbsolutePathHolder.Path => this;

    /// <summary>The last segment.</summary>
    public string Name => Path.GetFileName(path);

    /// <summary>The last segment without its extension.</summary>
    public string NameWithoutExtension => Path.GetFileNameWithoutExtension(path);

    /// <summary>The extension with its dot, or nothing.</summary>
    public string Extension => Path.GetExtension(path);

    /// <summary>The directory above; null for a root.</summary>
    public AbsolutePath? Parent => Path.GetDirectoryName(path) is { } parent ? new(parent) : null;

    /// <summary>Takes a text that is an absolute path.</summary>
    /// <exception cref="ArgumentException">The path is relative.</exception>
    public static AbsolutePath Create(string path) =>
        Path.IsPathFullyQualified(path)
            ? new(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)))
            : throw new ArgumentException($"The path '{path}' is relative; an absolute one is needed", nameof(path));

    /// <summary>As <see cref="Create"/>; null stays null.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator AbsolutePath?(string? path) => path is null ? null : Create(path);

    /// <summary>The text of the path.</summary>
    [return: NotNullIfNotNull(nameof(path))]
    public static implicit operator string?(AbsolutePath? path) => path?.path;

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
        return Create(PathConstruction.Combine(left.path, right ?? ""));
    }

    /// <summary>The path with a text appended to its last segment.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string? right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return Create(left.path + right);
    }

    /// <summary>Same path.</summary>
    public static bool operator ==(AbsolutePath? a, AbsolutePath? b) => a?.path == b?.path;

    /// <summary>Different paths.</summary>
    public static bool operator !=(AbsolutePath? a, AbsolutePath? b) => !(a == b);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is AbsolutePath other && this == other;

    /// <inheritdoc/>
    public override int GetHashCode() => path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => path;

    /// <summary>The path, quoted as the format says (see the constants).</summary>
    public string ToString(string? format)
    {
        var needed = path.Contains(' ', StringComparison.Ordinal);
        return format switch
        {
            DoubleQuote => $"\"{path}\"",
            DoubleQuoteIfNeeded => needed ? $"\"{path}\"" : path,
            SingleQuote => $"'{path}'",
            SingleQuoteIfNeeded => needed ? $"'{path}'" : path,
            null or NoQuotes => path,
            _ => throw new FormatException($"'{format}' is no format of a path"),
        };
    }
}
