namespace DistroFactory.Histories.Tests.Generation;

/// <summary>A kind of change between two versions.</summary>
/// <param name="Weight">How often it is drawn, relative to the others.</param>
/// <param name="Apply">Makes it; what it did, or null when there was nothing to do it to.</param>
internal sealed record Change(int Weight, Func<Draft, string?> Apply)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Change> All { get; } = [.. FileChanges.All, .. BundleChanges.All];

    private static readonly int s_weights = All.Sum(change => change.Weight);

    public static Change Any(Chance chance)
    {
        var at = chance.Below(s_weights);
        return All.First(change => (at -= change.Weight) < 0);
    }
}
