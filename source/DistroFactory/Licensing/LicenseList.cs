namespace DistroFactory.Licensing;

/// <summary>The licences of a release in the form of the original pipelines: one a line, sorted, each once.</summary>
public static class LicenseList
{
    /// <summary>The text.</summary>
    /// <param name="packages">The licences of the packages.</param>
    /// <param name="filter">Words that are left out.</param>
    /// <param name="others">Licences of packages of which nothing else is known, as they are stated.</param>
    public static string Write(IEnumerable<PackageLicense> packages, IEnumerable<string> filter, IEnumerable<string>? others = null)
        => string.Concat(packages.SelectMany(package => package.Licenses).Concat((others ?? []).SelectMany(stated => LicenseExpression.Parse(stated).Licenses)).Except(filter, StringComparer.OrdinalIgnoreCase).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(license => license + "\n"));
}
