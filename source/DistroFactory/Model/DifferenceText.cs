namespace DistroFactory.Model;

/// <summary>Differences in lines for a person.</summary>
internal static class DifferenceText
{
    private const int MostNames = 10;

    /// <summary>
    /// How many packages changed in which way, and which if they are few: <c>2 updated (acme-core, acme-web), 14 rebuilt</c>.
    /// </summary>
    public static string Sum(PackageDifferences differences) =>
        differences.IsEmpty
            ? "none"
            : string.Join(
                ", ",
                Enum.GetValues<PackageChangeKind>()
                    .Select(kind => Sum(kind, [.. differences.Of(kind).Select(change => change.Name)]))
                    .Where(part => part.Length > 0)
            );

    private static string Sum(PackageChangeKind kind, string[] names) =>
        names.Length switch
        {
            0 => "",
            <= MostNames => $"{names.Length} {kind.ToString().ToLowerInvariant()} ({string.Join(", ", names)})",
            _ => $"{names.Length} {kind.ToString().ToLowerInvariant()}",
        };

    /// <summary>One line a change; the first column says how it changed.</summary>
    public static IEnumerable<string> Lines(InputDifferences differences)
    {
        foreach (var change in differences.Packages.Changes)
            yield return Line("package", change.Kind.ToString().ToLowerInvariant(), change);
        foreach (var bundle in differences.BundlesAdded)
            yield return Line("bundle", "added", bundle);
        foreach (var bundle in differences.BundlesRemoved)
            yield return Line("bundle", "removed", bundle);
        foreach (var bundle in differences.BundlesChanged)
            yield return Line("bundle", "changed", bundle);
        foreach (var setting in differences.Settings)
            yield return Line("setting", "changed", setting);
    }

    private static string Line(string what, string how, object name) => string.Format("{0,-7} {1,-10} {2}", what, how, name);
}
