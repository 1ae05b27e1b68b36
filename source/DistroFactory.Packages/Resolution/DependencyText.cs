namespace DistroFactory.Packages.Resolution;

/// <summary>Dependencies as packagers write them.</summary>
internal static class DependencyText
{
    /// <summary><c>NAME</c> or <c>NAME OPERATOR VERSION</c>.</summary>
    public static string Of(Dependency dependency)
    {
        if (dependency.Evr is null || dependency.Comparison == DependencyComparison.Any)
            return dependency.Name;
        var sign =
            (dependency.Comparison.HasFlag(DependencyComparison.Less) ? "<" : "")
            + (dependency.Comparison.HasFlag(DependencyComparison.Greater) ? ">" : "")
            + (dependency.Comparison.HasFlag(DependencyComparison.Equal) ? "=" : "");
        return $"{dependency.Name} {sign} {dependency.Evr}";
    }
}
