namespace DistroFactory.Packages.Metadata;

/// <summary>How metadata writes a comparison: <c>EQ</c>, <c>LT</c>, <c>LE</c>, <c>GT</c>, <c>GE</c>.</summary>
internal static class DependencyFlags
{
    public static DependencyComparison Parse(string flags) =>
        flags switch
        {
            "EQ" => DependencyComparison.Equal,
            "LT" => DependencyComparison.Less,
            "LE" => DependencyComparison.Less | DependencyComparison.Equal,
            "GT" => DependencyComparison.Greater,
            "GE" => DependencyComparison.Greater | DependencyComparison.Equal,
            _ => throw new FormatException($"a dependency compares by {flags}"),
        };

    public static string Format(DependencyComparison comparison) =>
        comparison switch
        {
            DependencyComparison.Equal => "EQ",
            DependencyComparison.Less => "LT",
            DependencyComparison.Less | DependencyComparison.Equal => "LE",
            DependencyComparison.Greater => "GT",
            DependencyComparison.Greater | DependencyComparison.Equal => "GE",
            _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "not a comparison metadata can express"),
        };
}
