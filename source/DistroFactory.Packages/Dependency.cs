namespace DistroFactory.Packages;

/// <summary>How a dependency compares versions; the flags as RPM headers have them.</summary>
[Flags]
public enum DependencyComparison
{
    /// <summary>Any version.</summary>
    Any = 0,

    /// <summary>Less than.</summary>
    Less = 2,

    /// <summary>Greater than.</summary>
    Greater = 4,

    /// <summary>Equal to.</summary>
    Equal = 8,
}

/// <summary>One line of Provides, Requires, Conflicts or Obsoletes.</summary>
/// <param name="Name">A capability, an absolute path, or a boolean expression in parentheses.</param>
/// <param name="Comparison">How <paramref name="Evr"/> is compared.</param>
/// <param name="Evr">The version; null when any will do.</param>
public sealed record Dependency(string Name, DependencyComparison Comparison = DependencyComparison.Any, Evr? Evr = null);
