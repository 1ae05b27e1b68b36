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

    /// <summary>
    /// What is to be known first: packages that get older, as they do when a mirror shows an old state of itself, which may have a hole
    /// that was closed since. Null: there is none.
    /// </summary>
    public static string? Downgrades(PackageDifferences differences)
    {
        var changes = differences.Of(PackageChangeKind.Downgraded).Select(change => change.ToString()).ToArray();
        var more = changes.Length > MostNames ? $" and {changes.Length - MostNames} more" : "";
        return changes.Length == 0
            ? null
            : $"{(changes.Length == 1 ? "A package gets" : $"{changes.Length} packages get")} older: "
                + $"{string.Join(", ", changes.Take(MostNames))}{more}. "
                + "If that is not meant, a provider shows an old state: look at it before the release; 'pin' or 'hold' keep a version.";
    }

    private static string Sum(PackageChangeKind kind, string[] names) =>
        names.Length switch
        {
            0 => "",
            <= MostNames => $"{names.Length} {kind.ToString().ToLowerInvariant()} ({string.Join(", ", names)})",
            _ => $"{names.Length} {kind.ToString().ToLowerInvariant()}",
        };

    /// <summary>One line a change, packages that get older first; the first column says how it changed.</summary>
    public static IEnumerable<string> Lines(InputDifferences differences)
    {
        foreach (var change in differences.Packages.Changes.OrderBy(change => change.Kind != PackageChangeKind.Downgraded))
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
