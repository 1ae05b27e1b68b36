namespace DistroFactory.Licensing;

/// <summary>The licences of a release in the form of the original pipelines: one a line, sorted, each once.</summary>
public static class LicenseList
{
    /// <summary>The text.</summary>
    /// <param name="packages">The licences of the packages.</param>
    /// <param name="filter">Words that are left out.</param>
    public static string Write(IEnumerable<PackageLicense> packages, IEnumerable<string> filter)
        => string.Concat(packages.SelectMany(package => package.Licenses).Except(filter, StringComparer.OrdinalIgnoreCase).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(license => license + "\n"));
}
