namespace DistroFactory.Planning;

/// <summary>Differences in lines for a person.</summary>
public static class DifferenceText
{
    /// <summary>One line a change; the first column says how it changed.</summary>
    public static IEnumerable<string> Lines(InputDifferences differences)
    {
        foreach (var change in differences.Packages.Changes)
            yield return $"package {change.Kind.ToString().ToLowerInvariant(),-10} {change}";
        foreach (var bundle in differences.BundlesAdded)
            yield return $"bundle  {"added",-10} {bundle}";
        foreach (var bundle in differences.BundlesRemoved)
            yield return $"bundle  {"removed",-10} {bundle}";
        foreach (var bundle in differences.BundlesChanged)
            yield return $"bundle  {"changed",-10} {bundle}";
        foreach (var setting in differences.Settings)
            yield return $"setting {"changed",-10} {setting}";
    }
}
