using System.Globalization;
using System.Text.RegularExpressions;

namespace Nuke.Common.CI;

/// <summary>A line of a file below the root.</summary>
/// <param name="File">The path relative to the root, with slashes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1; null when unknown.</param>
internal sealed partial record SourcePlace(string File, int Line, int? Column = null)
{
    /// <summary>
    /// The first place that a message names as compilers do, <c>distro.yaml:3:5: …</c> or <c>A.cs(3,5): …</c>; null when it names none
    /// below the root.
    /// </summary>
    public static SourcePlace? In(string message, string root)
    {
        foreach (Match match in Named().Matches(message))
        {
            var path = Path.GetFullPath(match.Groups["file"].Value, root);
            if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !System.IO.File.Exists(path))
                continue;
            var column = match.Groups["column"];
            return new(
                Path.GetRelativePath(root, path).Replace('\\', '/'),
                int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture),
                column.Success ? int.Parse(column.Value, CultureInfo.InvariantCulture) : null
            );
        }

        return null;
    }

    [GeneratedRegex(@"(?<file>[^\s:()'""]+\.[A-Za-z0-9]+)[:(](?<line>[1-9]\d{0,8})(?:[:,](?<column>[1-9]\d{0,8}))?")]
    private static partial Regex Named();
}
