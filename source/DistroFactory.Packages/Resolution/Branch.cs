namespace DistroFactory.Packages.Resolution;

/// <summary>A choice that was made among several candidates, kept to reconsider it once a solution is found.</summary>
internal sealed class Branch(int level, List<int> candidates)
{
    /// <summary>The level before the choice.</summary>
    public int Level { get; } = level;

    /// <summary>In the order of preference.</summary>
    public IReadOnlyList<int> Candidates { get; } = candidates;

    /// <summary>Which have been tried.</summary>
    public HashSet<int> Tried { get; } = [candidates[0]];
}
