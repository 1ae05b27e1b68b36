namespace DistroFactory.Model;

/// <summary>Differences in lines for a person.</summary>
public static class DifferenceText
{
    private const int MostNames = 10;

    /// <summary>How many packages changed in which way, and which if they are few: <c>2 updated (acme-core, acme-web), 14 rebuilt</c>.</summary>
    public static string Sum(PackageDifferences differences) => differences.IsEmpty
        ? "none"
        : string.Join(", ", Enum.GetValues<PackageChangeKind>().Select(kind => Sum(kind, [.. differences.Of(kind).Select(change => change.Name)])).Where(part => part.Length > 0));

    private static string Sum(PackageChangeKind kind, string[] names) => names.Length switch
    {
        0 => "",
        <= MostNames => $"{names.Length} {kind.ToString().ToLowerInvariant()} ({string.Join(", ", names)})",
        _ => $"{names.Length} {kind.ToString().ToLowerInvariant()}",
    };

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
