namespace DistroFactory.Model;

/// <summary>What kind of release a plan asks for: those of one kind take about the same time.</summary>
internal static class RunKind
{
    /// <summary>Such as <c>acme, update with 10 to 99 changes</c>.</summary>
    public static string Of(ReleasePlan plan) => $"{plan.Namespace}, {Kind(plan)}";

    private static string Kind(ReleasePlan plan) =>
        plan switch
        {
            { IsNeeded: false } => "nothing to release",
            { Previous.Value: 0 } => "first release",
            { Mixes.Length: > 1 } => "format bump",
            _ when plan.Mixes[0].MinVersion.Value > 0 => "min-version",
            _ => $"update with {Magnitude(Changes(plan.Differences))} changes",
        };

    private static int Changes(InputDifferences differences) =>
        differences.Packages.Changes.Length
        + differences.BundlesAdded.Length
        + differences.BundlesRemoved.Length
        + differences.BundlesChanged.Length
        + differences.Settings.Length;

    private static string Magnitude(int changes) =>
        changes switch
        {
            < 10 => "up to 9",
            < 100 => "10 to 99",
            < 1000 => "100 to 999",
            _ => "1000 or more",
        };
}
