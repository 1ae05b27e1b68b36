namespace DistroFactory.Histories.Tests.Generation;

/// <summary>How a release is made, whatever is in it.</summary>
internal sealed record ReleaseRequests
{
    /// <summary>Whether all is published again.</summary>
    public bool MinVersion { get; init; }

    /// <summary>Whether a format begins.</summary>
    public bool FormatBump { get; init; }

    /// <summary>Whether the format begins without one of the bundles.</summary>
    public bool BundleLeaves { get; init; }

    /// <summary>From how many of a hundred earlier versions deltas lead to it.</summary>
    public int DeltaPercent { get; init; }

    /// <summary>How many of a hundred packs are lost after it was made.</summary>
    public int LostPacksPercent { get; init; }

    /// <summary>Decides the rest.</summary>
    public required Chance Chance { get; init; }
}
