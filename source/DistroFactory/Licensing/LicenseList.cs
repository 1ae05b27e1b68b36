namespace DistroFactory.Licensing;

/// <summary>The licences of a release in the form of the original pipelines: one a line, sorted, each once.</summary>
internal static class LicenseList
{
    /// <summary>The text.</summary>
    /// <param name="packages">The licences of the packages.</param>
    /// <param name="filter">Words that are left out.</param>
    /// <param name="others">What is stated by packages of which only that is known.</param>
    public static string Write(IEnumerable<PackageLicense> packages, IEnumerable<string> filter, IEnumerable<string>? others = null)
    {
        var licenses = packages
            .SelectMany(package => package.Licenses)
            .Concat((others ?? []).SelectMany(stated => LicenseExpression.Parse(stated).Licenses))
            .Except(filter, StringComparer.OrdinalIgnoreCase)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        return string.Concat(licenses.Select(license => license + "\n"));
    }
}
