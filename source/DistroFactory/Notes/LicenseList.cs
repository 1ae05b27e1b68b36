using System.Text.RegularExpressions;
using DistroFactory.History;

namespace DistroFactory.Notes;

/// <summary>The licences of a release: every licence any of its packages names, once, in order.</summary>
public static partial class LicenseList
{
    /// <summary>One licence a line; expressions are taken apart at <c>and</c>, as in the original pipelines.</summary>
    /// <param name="packages">The packages of the release.</param>
    /// <param name="others">Licences of packages of which only they are known.</param>
    public static string Write(IEnumerable<ReleasedPackage> packages, IEnumerable<string>? others = null)
    {
        var licenses = packages.Select(package => package.License).Concat(others ?? []).SelectMany(license => Conjunction().Split(license))
            .Select(license => license.Trim())
            .Where(license => license.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return string.Concat(licenses.Select(license => license + "\n"));
    }

    // Not inside parentheses: "(A and B) or C" is one choice.
    [GeneratedRegex(@"\s+and\s+(?![^()]*\))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Conjunction();
}
